import { checkAnswer, checkSame, compareBytes } from '../../checks/check-body.ts'
import type { Finding, Promised } from '../../clause/clause.ts'
import { defineClause, faults, finding } from '../../clause/clause.ts'
import { Inapplicable } from '../../clause/scene.ts'
import { cite, operationPointer, parameterPointer, responsePointer } from '../../endpoint/operation.ts'
import type { AnswerChange } from '../../faults/answers.ts'
import { answers, become, header, not, ok, query, setBody, setHeader, setStatus } from '../../faults/answers.ts'
import { asks, withFlag } from '../../faults/asks.ts'
import { fieldOf, readAll, withBytes, withField, withQuery } from '../../faults/wire.ts'
import { describeExchange } from '../../witness/describe-exchange.ts'
import type { Exchange } from '../../witness/exchange.ts'

interface Row extends Pick<Promised, 'id' | 'title' | 'basis' | 'restsOn' | 'source' | 'brokenBy'> {
  readonly log: 'finishedLog' | 'ansiLog'
  /** Of several requests. */
  readonly headers: readonly Readonly<Record<string, string>>[]
}

const rows: readonly Row[] = [
  {
    id: 'body/conditions',
    basis: 'required',
    restsOn: ['body/stable'],
    title: 'A conditional request that does not name the current version gets the whole log',
    source: cite(
      responsePointer(200),
      ['RFC 9110, section 13.1.2', 'If-None-Match is false only if one of its entity tags matches.'],
      ['RFC 9110, section 13.1.3', 'A recipient MUST ignore If-Modified-Since if its value is not a valid HTTP-date.'],
      ['RFC 9110, section 13.2.2', 'An origin server MUST evaluate the preconditions; where they are true, the method is performed.'],
    ),
    log: 'finishedLog',
    headers: [
      { 'If-None-Match': '"get-log-contract-has-none"' },
      { 'If-None-Match': 'W/"get-log-contract-has-none", "nor-this"' },
      { 'If-Modified-Since': 'Wed, 31 Dec 1969 23:59:59 GMT' },
      { 'If-Modified-Since': 'yesterday' },
    ],
    brokenBy: faults('status', {
      'any-tag-matches': ['Any If-None-Match is answered with 304', answers([ok, header('If-None-Match')], setBody(''), setStatus(304))],
      'not-modified-since-ever': [
        'Any If-Modified-Since is answered with 304, and a body',
        answers([ok, header('If-Modified-Since')], setStatus(304)),
      ],
    }),
  },
  {
    id: 'body/whoever-asks',
    basis: 'documented',
    restsOn: ['body/as-written', 'raw/colours'],
    title: 'The log does not depend on which program asks, or from where',
    source: cite(operationPointer(), parameterPointer('raw')),
    log: 'ansiLog',
    headers: [
      { 'User-Agent': 'curl/8.5.0' },
      { 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 'Accept-Language': 'cs,de' },
      { Referer: 'https://console.apify.com/', 'X-Requested-With': 'XMLHttpRequest' },
    ],
    brokenBy: faults('bytes', {
      'colours-for-curl': [
        'A terminal program gets the log with its escape sequences',
        asks([header('User-Agent', /^curl/), not(query('raw'))], withFlag('raw', '1')),
      ],
    }),
  },
]

/** Request headers that must not change the log. */
const bodySame = rows.map(({ log: need, headers, ...promise }) =>
  defineClause({
    ...promise,
    needs: [need],
    async check({ arrange, baseline, read }) {
      const log = await arrange[need]()
      const plain = await baseline(log)
      const found: Finding[] = []
      for (const given of headers) {
        found.push(...checkSame(await read(log, { headers: given }), plain, `the log whatever ${Object.keys(given)} says`))
      }
      return found
    },
  }),
)

/** Range headers, and which bytes of a log of this length they select. */
const ranges: readonly (readonly [range: string, part: (length: number) => readonly [first: number, last: number]])[] = [
  ['bytes=0-9', () => [0, 9]],
  ['bytes=5-', (length) => [5, length - 1]],
  ['bytes=-7', (length) => [length - 7, length - 1]],
]

const bodyPart = defineClause({
  id: 'body/part',
  basis: 'required',
  restsOn: ['body/stable'],
  title: 'A range request gets the whole log, or exactly that part of it',
  source: cite(
    ['RFC 9110, section 14.2', 'A server may ignore Range; if not, it answers as section 15.3.7 says.'],
    ['RFC 9110, section 15.3.7.1', 'A server that sends a single part MUST generate a Content-Range that says which part it is.'],
    ['RFC 9110, section 15.5.17', '416 says that no range overlaps the representation.'],
  ),
  needs: ['ansiLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.ansiLog()
    const found: Finding[] = []
    for (const form of [{}, { query: 'raw=1' }]) {
      const whole = await baseline(log, form)
      const asked = ranges.map(async ([range, partOf]) => {
        const exchange = await read(log, { ...form, headers: { Range: range } })
        return checkPart(exchange, whole.framed, partOf(whole.framed.byteLength))
      })
      found.push(...(await Promise.all(asked)).flat())
    }
    return found
  },
  brokenBy: faults('status', {
    'no-part-satisfiable': ['Every range is answered as unsatisfiable', answers([ok, header('Range')], become(416, 'text/plain', ''))],
    'parts-of-verbatim-logs': [
      'A range of the printable log is taken from the verbatim one',
      answers([ok, header('Range', /^bytes=\d+-/)], async (answer, request, { forward }) => {
        const range = fieldOf(request, 'Range')?.split(/[=-]/) ?? []
        const log = await readAll((await forward(withQuery(request, 'raw', '1'))).body)
        const [first, last] = [Number(range[1]), Number(range[2] || log.length - 1)]
        const part = withBytes(answer, log.subarray(first, last + 1))
        return { ...withField(part, 'Content-Range', `bytes ${first}-${last}/${log.length}`), status: 206 }
      }),
      { code: 'bytes' },
    ],
  }),
})

function checkPart(exchange: Exchange, whole: Uint8Array, [first, last]: readonly [number, number]): Finding[] {
  if (exchange.status === 200) return compareBytes(exchange.framed, whole, 'the whole log', exchange)
  if (exchange.status !== 206) return [finding('status', 'status 200, or 206', describeExchange(exchange), exchange)]
  const given = exchange.header('content-range') ?? 'none'
  const expected = `bytes ${first}-${last}/${whole.byteLength}`
  return [
    ...(given === expected || given === `bytes ${first}-${last}/*`
      ? []
      : [finding('content-range', `Content-Range: ${expected}`, given, exchange)]),
    ...compareBytes(exchange.framed, whole.subarray(first, last + 1), 'that part of the log', exchange),
  ]
}

const notModified: AnswerChange = (answer, request) =>
  fieldOf(request, 'If-None-Match') === undefined ? answer : { ...answer, status: 304 }

const bodyMatchingVersion = defineClause({
  id: 'body/matching-version',
  basis: 'required',
  restsOn: ['body/as-written', 'body/conditions'],
  title: 'A conditional request with the current version gets a 304 without a body',
  source: cite(
    ['RFC 9110, section 13.1.2', 'An origin server MUST NOT perform a GET whose If-None-Match is false, but respond with 304.'],
    [
      'RFC 9110, section 15.4.5',
      'A server that generates a 304 MUST generate the ETag that it would have sent in a 200; a 304 has no content.',
    ],
  ),
  needs: ['finishedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    const tag = (await baseline(log)).header('etag')
    if (tag === undefined) throw new Inapplicable('The log has no ETag')
    const known = [tag, `"get-log-contract-has-none", ${tag}`, `W/${opaque(tag)}`]
    const found: Finding[] = []
    for (const value of known) found.push(...checkVersion(await read(log, { headers: { 'If-None-Match': value } }), tag))
    return found
  },
  brokenBy: faults('not-modified', {
    'ignores-known-versions': ['Logs have an ETag, which conditions ignore', answers(ok, setHeader('ETag', '"1"'))],
    'not-modified-with-body': ['A 304 has the log as its body', answers(ok, setHeader('ETag', '"1"'), notModified), { code: 'body' }],
    'not-modified-without-tag': [
      'A 304 lacks the ETag',
      answers(
        ok,
        setHeader('ETag', ({ fields }) => (fieldOf({ fields }, 'If-None-Match') === undefined ? '"1"' : undefined)),
        notModified,
      ),
      { code: 'etag' },
    ],
  }),
})

/** An entity tag for weak comparison (RFC 9110, section 8.8.3.2). */
function opaque(tag: string): string {
  return tag.replace(/^W\//, '')
}

function checkVersion(exchange: Exchange, tag: string): Finding[] {
  const given = exchange.header('etag')
  if (exchange.status !== 304) {
    // Meanwhile it may have another version.
    if (given === undefined || opaque(given) !== opaque(tag)) return checkAnswer(exchange, 200)
    return [finding('not-modified', `status 304 for ${tag}`, describeExchange(exchange), exchange)]
  }
  return [
    ...(exchange.received === 0 ? [] : [finding('body', 'no bytes after a 304', `${exchange.received} bytes`, exchange)]),
    ...(given !== undefined && opaque(given) === opaque(tag) ? [] : [finding('etag', `ETag: ${tag}`, given ?? 'none', exchange)]),
  ]
}

export const bodyConditions = [...bodySame, bodyPart, bodyMatchingVersion]
