import { checkAnswer } from '../../checks/check-answer.ts'
import { checkBytes } from '../../checks/check-bytes.ts'
import { largeLogLimits } from '../../checks/large-log.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { afterLeaving } from '../../faults/after.ts'
import { answers, become, every } from '../../faults/answers.ts'
import { pathOf, readAll, watchLeaving, withBytes } from '../../faults/wire.ts'

export const bodyLeftMidway = defineClause({
  id: 'body/left-midway',
  basis: 'documented',
  restsOn: ['body/large', 'body/as-written'],
  title: 'A reader that leaves in the middle of a log leaves it whole for the next',
  source: cite(responsePointer(200)),
  needs: ['largeLog'],
  async check({ arrange, open, read, patienceMs }) {
    const log = await arrange.largeLog()
    const leaving = open(log, largeLogLimits)
    await leaving.until(({ received }) => received > 0, patienceMs)
    await leaving.abort()
    const exchange = await read(log, largeLogLimits)
    const answer = checkAnswer(exchange, 200)
    if (answer.length > 0) return answer
    const whole = log.written ?? (await read(log, { query: 'stream=1', ...largeLogLimits })).body
    return checkBytes(exchange, whole, 'the whole log')
  },
  brokenBy: faults('status', {
    'leaving-breaks-log': [
      'A log whose reader left is a server error from then on',
      afterLeaving(answers(every, become(500, 'text/plain', 'Stream closed'))),
      { also: { 'stream/leaving-reader': 'ended-early' } },
    ],
    'leaving-cuts-log': [
      'What a reader that left has got is the whole log from then on',
      () => {
        const left = new Map<string, number>()
        return async (request, forward) => {
          const answer = await forward(request)
          const most = left.get(pathOf(request))
          if (answer.status !== 200) return answer
          if (most !== undefined) return withBytes(answer, (await readAll(answer.body)).subarray(0, most))
          return { ...answer, body: watchLeaving(answer.body, (sent) => left.set(pathOf(request), sent)) }
        }
      },
      { code: 'bytes' },
    ],
  }),
})
