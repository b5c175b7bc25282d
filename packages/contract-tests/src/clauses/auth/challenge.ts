import { checkChallenge } from '../../checks/check-challenge.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, headerPointer } from '../../endpoint/operation.ts'
import { answers, drop } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'
import { status } from '../../faults/which.ts'

export const authChallenge = defineClause({
  id: 'auth/challenge',
  basis: 'required',
  restsOn: ['errors/unauthorized'],
  title: 'A 401 says how to authenticate',
  source: cite(
    headerPointer(401, 'WWW-Authenticate'),
    `${headerPointer(401, 'WWW-Authenticate')}/schema`,
    `${headerPointer(401, 'WWW-Authenticate')}/example`,
    ['RFC 9110, section 15.5.2', 'The server generating a 401 response MUST send a WWW-Authenticate header field.'],
  ),
  needs: ['unauthorizedLog'],
  async check({ arrange, read }) {
    return checkChallenge(await read(await arrange.unauthorizedLog()))
  },
  brokenBy: faults('challenge', {
    'no-challenge': ['A 401 has no challenge', answers(status(401), drop('WWW-Authenticate'))],
  }),
})
