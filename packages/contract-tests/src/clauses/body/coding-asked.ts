import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import { checkAnswer } from '../../checks/check-answer.ts'
import { compareBytes } from '../../checks/check-bytes.ts'
import { excerpt } from '../../checks/excerpt.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { finding } from '../../clause/finding.ts'
import { citeSection } from '../../clause/source.ts'

const decoders: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  identity: (bytes) => bytes,
  gzip: (bytes) => gunzipSync(bytes),
  deflate: (bytes) => inflateSync(bytes),
  br: (bytes) => brotliDecompressSync(bytes),
}

export const bodyCodingAsked: Clause = defineClause({
  id: 'body/coding-asked',
  title: 'A log in a coding that the request accepts is the same log',
  level: 'must',
  source: citeSection(
    'RFC 9110, section 8.4',
    'Content-Encoding says what codings have been applied to the representation.',
  ),
  needs: ['finished-log'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    const plain = await baseline(log)
    const exchange = await read(log, { headers: { 'Accept-Encoding': 'gzip, deflate, br' } })
    const answer = checkAnswer(exchange, 200)
    if (answer.length > 0) return answer
    const coding = (exchange.header('content-encoding') ?? 'identity').toLowerCase()
    const decode = decoders[coding]
    if (decode === undefined) return [finding('coding', 'gzip, deflate, br or no coding', coding, exchange)]
    try {
      return compareBytes(decode(exchange.body), plain.body, 'the log without a coding', exchange)
    } catch {
      return [finding('coding', `bytes in ${coding}`, excerpt(exchange.body), exchange)]
    }
  },
})
