import { checkAnswer } from '../../checks/check-answer.ts'
import { checkBytes } from '../../checks/check-bytes.ts'
import { largeLogLimits } from '../../checks/large-log.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { responsePointer } from '../../spec/operation.ts'

export const bodyLeftMidway: Clause = defineClause({
  id: 'body/left-midway',
  title: 'A reader that leaves in the middle of a log leaves it whole for the next',
  level: 'must',
  source: cite(responsePointer(200)),
  needs: ['large-log'],
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
})
