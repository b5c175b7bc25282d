import { checkAnswer } from '../../checks/check-answer.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, headerPointer, responsePointer } from '../../endpoint/operation.ts'
import { faulty } from '../../faults/counterexample.ts'
import { fieldOf, refusal } from '../../faults/wire.ts'
import { sampleLog } from '../../samples/sample-log.ts'

export const limitsUpToTheLimit = defineClause({
  id: 'limits/up-to-the-limit',
  title: 'Requests up to the limit are not refused',
  level: 'must',
  source: cite(headerPointer(200, 'X-RateLimit-Limit'), responsePointer(429)),
  needs: ['writtenLog', 'rateLimit'],
  exclusive: true,
  async check({ arrange, read }) {
    await using limit = await arrange.rateLimit(8)
    const log = await arrange.writtenLog(sampleLog('up to the limit'))
    const exchanges = await Promise.all(Array.from({ length: limit.perSecond }, () => read(log)))
    return exchanges.flatMap((exchange) => checkAnswer(exchange, 200)).slice(0, 1)
  },
  brokenBy: [
    faulty('half-the-limit', 'Half of the allowed requests are refused', 'status', () => {
      let count = 0
      return async (request, forward) => {
        const answer = await forward(request)
        if (answer.status !== 200 || fieldOf(answer, 'X-RateLimit-Limit') === '60') return answer
        count += 1
        return count % 2 === 0 ? refusal(429) : answer
      }
    }),
  ],
})
