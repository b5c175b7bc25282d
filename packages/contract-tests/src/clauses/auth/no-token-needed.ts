import { checkAnswer } from '../../checks/check-answer.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, operationPointer } from '../../endpoint/operation.ts'
import { answers, refuse } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'
import { header, not, ok, query } from '../../faults/which.ts'

export const authNoTokenNeeded = defineClause({
  id: 'auth/no-token-needed',
  basis: 'expected',
  restsOn: ['body/status'],
  title: 'A log that anyone may read needs no token',
  source: cite(operationPointer()),
  needs: ['finishedLog'],
  async check({ arrange, read }) {
    return checkAnswer(await read(await arrange.finishedLog()), 200)
  },
  brokenBy: faults('status', {
    'token-always-needed': ['Every log needs a token', answers([ok, not(header('Authorization')), not(query('token'))], refuse(401))],
  }),
})
