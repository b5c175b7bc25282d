import { checkAnswer } from '../../checks/check-answer.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { operationPointer, parameterPointer, responsePointer } from '../../spec/operation.ts'

export const bodyStatus: Clause = defineClause({
  id: 'body/status',
  title: 'A finished log is answered with status 200, at its own address, to its end',
  level: 'must',
  source: cite(operationPointer(), responsePointer(200), parameterPointer('buildOrRunId')),
  needs: ['finished-log'],
  async check({ arrange, read }) {
    const log = await arrange.finishedLog()
    const answer = checkAnswer(await read(log), 200)
    // A question mark with nothing behind it asks for nothing else.
    return answer.length > 0 ? answer : checkAnswer(await read(log, { query: '' }), 200)
  },
})
