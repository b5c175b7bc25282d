import { checkChallenge } from '../../checks/check-challenge.ts'
import { unknownToken, withQueryToken } from '../../checks/credentials.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, headerPointer } from '../../endpoint/operation.ts'
import { answers, drop } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'
import { header, not, status } from '../../faults/which.ts'

export const authChallengeNoToken = defineClause({
  id: 'auth/challenge-no-token',
  title: 'A 401 says how to authenticate to those without a token too, whatever the flags',
  level: 'should',
  source: cite(headerPointer(401, 'WWW-Authenticate'), [
    'RFC 9110, section 11.6.1',
    'A server that generates a 401 sends a WWW-Authenticate with a challenge.',
  ]),
  needs: ['restrictedLog'],
  async check({ arrange, read }) {
    const log = await arrange.restrictedLog()
    const variations = [{}, { query: 'stream=1' }, { query: 'download=1&raw=1' }, withQueryToken(unknownToken)]
    const exchanges = await Promise.all(variations.map((variation) => read(log, variation)))
    return exchanges.flatMap(checkChallenge)
  },
  brokenBy: faults('challenge', {
    'no-challenge-without-token': [
      'A 401 to a request without a bearer token has no challenge',
      answers([status(401), not(header('Authorization'))], drop('WWW-Authenticate')),
    ],
  }),
})
