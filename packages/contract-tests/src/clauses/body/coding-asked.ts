import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import { checkEnd } from '../../checks/check-answer.ts'
import { compareBytes } from '../../checks/check-bytes.ts'
import type { Finding } from '../../clause/clause.ts'
import { defineClause, faults, finding } from '../../clause/clause.ts'
import { cite } from '../../endpoint/operation.ts'
import { answers, header, ok, refused, setHeader } from '../../faults/answers.ts'
import { excerpt } from '../../print/excerpt.ts'
import { describeExchange } from '../../witness/describe-exchange.ts'
import type { Exchange } from '../../witness/exchange.ts'

const decoders: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  identity: (bytes) => bytes,
  gzip: (bytes) => gunzipSync(bytes),
  deflate: (bytes) => inflateSync(bytes),
  br: (bytes) => brotliDecompressSync(bytes),
}

export const bodyCodingAsked = defineClause({
  id: 'body/coding-asked',
  basis: 'required',
  restsOn: ['body/as-written'],
  title: 'A log in a coding that the request accepts is the same log',
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
      'An error says that it is compressed, and is not',
      answers([refused, header('Accept-Encoding', /gzip/)], setHeader('Content-Encoding', 'gzip')),
    ],
    'gzip-in-name-only': [
      'A reader that accepts gzip is told gzip and gets none',
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
    // What an error says may tell when and to whom it was said.
    return plain.status === 200 ? compareBytes(decoded, plain.framed, 'the log without a coding', exchange) : []
  } catch {
    return [finding('coding', `bytes in ${coding}`, excerpt(exchange.body), exchange)]
  }
}
