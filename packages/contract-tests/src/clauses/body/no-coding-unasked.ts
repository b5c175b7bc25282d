import { checkAnswer } from '../../checks/check-answer.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { finding } from '../../clause/finding.ts'
import { citeSection } from '../../clause/source.ts'

/** Requests that say nothing of codings, or that they accept none. */
const refusals: readonly Readonly<Record<string, string>>[] = [
  {},
  { 'Accept-Encoding': 'identity' },
  { 'Accept-Encoding': 'gzip;q=0, deflate;q=0, br;q=0' },
  { 'Accept-Encoding': 'identity, *;q=0' },
]

export const bodyNoCodingUnasked: Clause = defineClause({
  id: 'body/no-coding-unasked',
  title: 'A request that accepts no coding gets none',
  level: 'must',
  source: citeSection(
    'RFC 9110, section 12.5.3',
    'A server sends a response in a content coding that the request accepts.',
  ),
  needs: ['finished-log'],
  async check({ arrange, read }) {
    const log = await arrange.finishedLog()
    const asked = refusals.map((headers) => read(log, { headers }))
    return (await Promise.all(asked)).flatMap((exchange) => {
      const answer = checkAnswer(exchange, 200)
      const coding = exchange.header('content-encoding') ?? 'identity'
      const zipped = exchange.body[0] === 0x1f && exchange.body[1] === 0x8b
      if (answer.length > 0 || (coding.toLowerCase() === 'identity' && !zipped)) return answer
      return [finding('coding', 'no content coding', zipped ? `${coding}, bytes of gzip` : coding, exchange)]
    })
  },
})
