import { checkAnswer } from '../../checks/check-answer.ts'
import { checkBytes } from '../../checks/check-bytes.ts'
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
    const leaving = open(log)
    await leaving.until(({ received }) => received > 0, patienceMs)
    await leaving.abort()
    const [first, second] = [await read(log), await read(log, { query: 'stream=1' })]
    const answer = [...checkAnswer(first, 200), ...checkAnswer(second, 200)]
    if (answer.length > 0) return answer
    return [
      ...checkBytes(first, log.written ?? second.body, 'the whole log'),
      ...checkBytes(second, first.body, 'the whole log'),
    ]
  },
})
