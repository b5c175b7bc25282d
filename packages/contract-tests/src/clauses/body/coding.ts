import { brotliDecompressSync, gunzipSync, gzipSync, inflateSync } from 'node:zlib'
import { checkAnswer, checkEnd, compareBytes } from '../../checks/check-body.ts'
import type { Finding } from '../../clause/clause.ts'
import { defineClause, faults, finding } from '../../clause/clause.ts'
import { Inapplicable } from '../../clause/scene.ts'
import { cite } from '../../endpoint/operation.ts'
import type { AnswerChange } from '../../faults/answers.ts'
import { answers, header, off, ok, refused, setHeader } from '../../faults/answers.ts'
import { readAll, withBytes } from '../../faults/wire.ts'
import { excerpt } from '../../print/excerpt.ts'
import { describeExchange } from '../../witness/describe-exchange.ts'
import type { Exchange } from '../../witness/exchange.ts'

const decoders: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  identity: (bytes) => bytes,
  gzip: (bytes) => gunzipSync(bytes),
  deflate: (bytes) => inflateSync(bytes),
  br: (bytes) => brotliDecompressSync(bytes),
}

const bodyCodingAsked = defineClause({
  id: 'body/coding-asked',
  basis: 'required',
  restsOn: ['body/stable'],
  title: 'A log in a content coding that the request accepts is the same log',
  source: cite(['RFC 9110, section 8.4', 'A sender that applied codings MUST generate a Content-Encoding that lists them.']),
  needs: ['finishedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    // A refusal is an answer like any other.
    const found = [undefined, 'raw=banana'].map(async (query) => {
      const variation = query === undefined ? {} : { query }
      const coded = await read(log, { ...variation, headers: { 'Accept-Encoding': 'gzip, deflate, br' } })
      return checkCoding(coded, query === undefined ? await baseline(log) : await read(log, variation))
    })
    return (await Promise.all(found)).flat()
  },
  brokenBy: faults('coding', {
    'errors-say-gzip': [
      'An error claims to be compressed and is not',
      answers([refused, header('Accept-Encoding', /gzip/)], setHeader('Content-Encoding', 'gzip')),
    ],
    'gzip-in-name-only': [
      'A log claims to be gzip to a reader that accepts it, and is not',
      answers([ok, header('Accept-Encoding')], setHeader('Content-Encoding', 'gzip')),
    ],
  }),
})

function checkCoding(exchange: Exchange, plain: Exchange): Finding[] {
  if (exchange.status !== plain.status) return [finding('status', `status ${plain.status}`, describeExchange(exchange), exchange)]
  const end = checkEnd(exchange)
  if (end.length > 0) return end
  const coding = (exchange.header('content-encoding') ?? 'identity').toLowerCase()
  const decode = decoders[coding]
  if (decode === undefined) return [finding('coding', 'gzip, deflate, br or no coding', coding, exchange)]
  try {
    const decoded = decode(exchange.framed)
    // The text of an error may contain a time or the requester.
    return plain.status === 200 ? compareBytes(decoded, plain.framed, 'the log without a coding', exchange) : []
  } catch {
    return [finding('coding', `bytes in ${coding}`, excerpt(exchange.body), exchange)]
  }
}

const zip: AnswerChange = async (answer) => withBytes(answer, gzipSync(await readAll(answer.body)))
const zipped = setHeader('Content-Encoding', 'gzip')

const codingOf = (exchange: Exchange): string => exchange.header('content-encoding')?.toLowerCase() ?? 'identity'

const noCodingUnasked = defineClause({
  id: 'body/no-coding-unasked',
  basis: 'expected',
  restsOn: ['body/status'],
  title: 'A request that refuses every content coding gets none',
  source: cite([
    'RFC 9110, section 12.5.3',
    'If nothing is in a coding that Accept-Encoding lists as acceptable, the origin server SHOULD send a response without any.',
  ]),
  needs: ['finishedLog'],
  async check({ arrange, read }) {
    const log = await arrange.finishedLog()
    const refusals = ['identity', 'gzip;q=0, deflate;q=0, br;q=0', 'identity, *;q=0']
    const exchanges = await Promise.all(refusals.map((value) => read(log, { headers: { 'Accept-Encoding': value } })))
    return exchanges.flatMap((exchange) => {
      const answer = checkAnswer(exchange, 200)
      const coding = codingOf(exchange)
      return answer.length > 0 || coding === 'identity' ? answer : [finding('coding', 'no content coding', coding, exchange)]
    })
  },
  brokenBy: faults('coding', {
    'gzip-for-any-coding': [
      'Logs are compressed for a request that names a coding, even to refuse it',
      answers([ok, off('stream'), header('Accept-Encoding')], zip, zipped),
    ],
    'gzip-unasked': ['Logs are compressed whatever the request accepts', answers([ok, off('stream')], zip, zipped)],
  }),
})

const vary = defineClause({
  id: 'body/vary',
  basis: 'expected',
  restsOn: ['body/coding-asked'],
  title: 'If the coding of a log depends on the request, Vary says so',
  source: cite([
    'RFC 9110, section 12.5.5',
    'An origin server SHOULD generate a Vary on a cacheable response that is to be reused only for requests like the one it answers.',
  ]),
  needs: ['finishedLog'],
  async check({ arrange, read }) {
    const log = await arrange.finishedLog()
    const [coded, plain] = await Promise.all(
      ['gzip, deflate, br', 'identity'].map((value) => read(log, { headers: { 'Accept-Encoding': value } })),
    )
    if (coded === undefined || plain === undefined || codingOf(coded) === codingOf(plain))
      throw new Inapplicable('The log comes in the same coding whatever the request accepts')
    const given = coded.header('vary') ?? 'none'
    const isSaid = /(?:^|,)\s*(?:\*|accept-encoding)\s*(?:,|$)/i.test(given)
    const isKept = !/\b(?:no-store|private)\b/i.test(coded.header('cache-control') ?? '')
    return isSaid || !isKept ? [] : [finding('vary', 'Vary: Accept-Encoding', given, coded)]
  },
  brokenBy: faults('vary', {
    'gzip-without-vary': [
      'Logs are compressed for readers that accept gzip, and caches are not told',
      answers([ok, off('stream'), header('Accept-Encoding', /gzip(?!;q=0)/)], zip, zipped),
    ],
  }),
})

/** The content codings of a log. */
const unaskedAndVary = [noCodingUnasked, vary]

export const bodyCodings = [bodyCodingAsked, ...unaskedAndVary]
