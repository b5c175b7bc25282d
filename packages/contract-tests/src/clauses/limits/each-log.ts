import { checkAnswer } from '../../checks/check-answer.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, headerPointer } from '../../endpoint/operation.ts'
import { after } from '../../faults/after.ts'
import { answers, every, refuse, status } from '../../faults/answers.ts'
import { sampleLog } from '../../samples/sample-log.ts'

export const limitsEachLog = defineClause({
  id: 'limits/each-log',
  basis: 'expected',
  restsOn: ['limits/past-the-limit'],
  title: 'The limit counts for each log on its own',
  source: cite(headerPointer(200, 'X-RateLimit-Limit')),
  needs: ['writtenLog', 'rateLimit'],
  exclusive: true,
  async check({ arrange, read }) {
    await using limit = await arrange.rateLimit(1)
    const [log, other] = [await arrange.writtenLog(sampleLog('busy')), await arrange.writtenLog(sampleLog('quiet'))]
    await Promise.all(Array.from({ length: 5 * limit.perSecond }, () => read(log)))
    return checkAnswer(await read(other), 200)
  },
  brokenBy: faults('status', {
    'one-limit-for-all': ['Asking for one log too often closes all', after(status(429), answers(every, refuse(429)), () => 'all')],
  }),
})
