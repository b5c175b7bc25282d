import { checkSame } from '../../checks/check-same.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import type { Finding } from '../../clause/finding.ts'
import { cite, mediaTypePointer, operationPointer, parameterPointer, responsePointer } from '../../endpoint/operation.ts'
import { answers, become, edit, refuse, setBody, setHeader, setStatus } from '../../faults/answers.ts'
import { asks, withFlag } from '../../faults/asks.ts'
import { faults } from '../../faults/counterexample.ts'
import { header, not, off, ok, query } from '../../faults/which.ts'

interface Row extends Pick<Clause, 'id' | 'title' | 'level' | 'source' | 'brokenBy'> {
  readonly log: 'finishedLog' | 'ansiLog'
  /** Of several requests; `etag` stands for that of the log, or for any. */
  readonly headers: readonly Readonly<Record<string, string>>[]
}

const rows: readonly Row[] = [
  {
    id: 'body/accept',
    title: 'Whatever a reader accepts, a log is the same plain text: no other form is documented',
    level: 'should',
    source: cite(mediaTypePointer(200), ['RFC 9110, section 12.5.1', 'A server may disregard Accept and send what it has.']),
    log: 'finishedLog',
    headers: ['application/json', 'text/html, application/xhtml+xml', 'image/png', 'text/event-stream'].map((Accept) => ({ Accept })),
    brokenBy: faults('bytes', {
      'json-for-programs': [
        'A reader that accepts JSON gets the log as a string of JSON',
        answers(
          [ok, header('Accept', /^application\/json/)],
          setHeader('Content-Type', 'application/json'),
          edit((text) => JSON.stringify(text)),
        ),
      ],
      'not-acceptable': [
        'A reader that does not name plain text gets 406',
        answers([ok, not(header('Accept', /text\/(?:plain|\*)|\*\/\*/)), header('Accept')], refuse(406)),
        { code: 'status' },
      ],
    }),
  },
  {
    id: 'body/conditions',
    title: 'A condition on a version that the reader does not have brings the whole log',
    level: 'must',
    source: cite(
      responsePointer(200),
      ['RFC 9110, section 13.1.2', 'If-None-Match is false only if one of its entity tags matches; then the method is performed.'],
      ['RFC 9110, section 13.1.3', 'If-Modified-Since is false only if the representation is not newer than that date.'],
    ),
    log: 'finishedLog',
    headers: [
      { 'If-None-Match': '"get-log-contract-has-none"' },
      { 'If-None-Match': 'W/"get-log-contract-has-none", "nor-this"' },
      { 'If-Modified-Since': 'Sun, 06 Nov 1994 08:49:37 GMT' },
      { 'If-Modified-Since': 'yesterday' },
    ],
    brokenBy: faults('status', {
      'any-tag-matches': ['Any If-None-Match is answered with 304', answers([ok, header('If-None-Match')], setBody(''), setStatus(304))],
      'not-modified-since-1994': [
        'Any If-Modified-Since is answered with 304, and a body',
        answers([ok, header('If-Modified-Since')], setStatus(304)),
      ],
    }),
  },
  {
    id: 'body/ranges',
    title: 'A reader that asks for a part, or for what is new, gets the whole log: no other success is documented',
    level: 'should',
    source: cite(responsePointer(200), ['RFC 9110, section 14.2', 'A server may ignore the Range header field.']),
    log: 'finishedLog',
    headers: [
      { Range: 'bytes=0-9' },
      { Range: 'bytes=-5' },
      { Range: 'bytes=999999999-' },
      { 'If-None-Match': 'etag' },
      { 'If-Range': 'etag', Range: 'bytes=0-0,5-9' },
    ],
    brokenBy: faults('status', {
      'honours-ranges': [
        'A range is answered with 206',
        answers([ok, header('Range')], become(206, 'text/plain', '0123456789', [['Content-Range', 'bytes 0-9/*']])),
      ],
      'ranges-with-200': [
        'A range is cut out of the log without saying so',
        answers([ok, header('Range'), off('stream')], edit(/^([\s\S]{10})[\s\S]*/, '$1')),
        { code: 'bytes' },
      ],
    }),
  },
  {
    id: 'body/whoever-asks',
    title: 'Which program asks, and from where, changes nothing of the log',
    level: 'must',
    source: cite(operationPointer(), parameterPointer('raw')),
    log: 'ansiLog',
    headers: [
      { 'User-Agent': 'curl/8.5.0' },
      { 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 'Accept-Language': 'cs,de' },
      { 'User-Agent': '', Referer: 'https://console.apify.com/', Cookie: 'a=b' },
      { Origin: 'https://example.com', 'X-Requested-With': 'XMLHttpRequest', TE: 'trailers' },
    ],
    brokenBy: faults('bytes', {
      'colours-for-curl': [
        'A terminal program gets the log with its escape sequences',
        asks([header('User-Agent', /^curl/), not(query('raw'))], withFlag('raw', '1')),
      ],
    }),
  },
]

/** Headers of a request that change nothing of the log. */
export const bodySame: readonly Clause[] = rows.map(({ log: need, headers, ...promise }) =>
  defineClause({
    ...promise,
    needs: [need],
    async check({ arrange, baseline, read }) {
      const log = await arrange[need]()
      const plain = await baseline(log)
      const found: Finding[] = []
      for (const given of headers) {
        const fields = Object.entries(given).map(([name, value]) => [name, value === 'etag' ? (plain.header('etag') ?? '*') : value])
        found.push(
          ...checkSame(await read(log, { headers: Object.fromEntries(fields) }), plain, `the log whatever ${Object.keys(given)} says`),
        )
      }
      return found
    },
  }),
)
