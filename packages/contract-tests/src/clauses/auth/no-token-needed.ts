import { checkAnswer } from '../../checks/check-answer.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { operationPointer } from '../../spec/operation.ts'

export const authNoTokenNeeded: Clause = defineClause({
  id: 'auth/no-token-needed',
  title: 'A log that anyone may read needs no token',
  level: 'must',
  source: cite(operationPointer()),
  needs: ['finished-log'],
  async check({ arrange, read }) {
    return checkAnswer(await read(await arrange.finishedLog()), 200)
  },
})
