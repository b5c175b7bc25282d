import { checkAnswer } from '../../checks/check-answer.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { answers, each, has, not, ok, refuse } from '../../faults/answers.ts'
import { sampleLog } from '../../samples/sample-log.ts'

export const limitsUpToTheLimit = defineClause({
  id: 'limits/up-to-the-limit',
  basis: 'documented',
  restsOn: ['body/status'],
  title: 'Requests up to the limit are not refused',
  source: cite(responsePointer(429)),
  needs: ['writtenLog', 'rateLimit'],
  exclusive: true,
  async check({ arrange, read }) {
    await using limit = await arrange.rateLimit(8)
    const log = await arrange.writtenLog(sampleLog('up to the limit'))
    const exchanges = await Promise.all(Array.from({ length: limit.perSecond }, () => read(log)))
    return exchanges.flatMap((exchange) => checkAnswer(exchange, 200)).slice(0, 1)
  },
  brokenBy: faults('status', {
    'half-the-limit': [
      'Half of the allowed requests are refused',
      answers([ok, has('X-RateLimit-Limit'), not(has('X-RateLimit-Limit', '60')), each(2)], refuse(429)),
    ],
  }),
})
