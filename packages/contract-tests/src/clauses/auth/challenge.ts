import { checkAnswer } from '../../checks/check-answer.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { finding } from '../../clause/finding.ts'
import { cite, citeSection } from '../../clause/source.ts'
import { headerPointer } from '../../spec/operation.ts'

export const authChallenge: Clause = defineClause({
  id: 'auth/challenge',
  title: 'A 401 says how to authenticate',
  level: 'should',
  source: [
    ...cite(
      headerPointer(401, 'WWW-Authenticate'),
      `${headerPointer(401, 'WWW-Authenticate')}/schema`,
      `${headerPointer(401, 'WWW-Authenticate')}/example`,
    ),
    ...citeSection(
      'RFC 9110, section 11.6.1',
      'A server that generates a 401 sends a WWW-Authenticate with a challenge.',
    ),
  ],
  needs: ['unauthorized-log'],
  async check({ arrange, read }) {
    const exchange = await read(await arrange.unauthorizedLog())
    const answer = checkAnswer(exchange, 401)
    const given = exchange.header('www-authenticate')
    if (answer.length > 0 || (given !== undefined && /^Bearer\b/i.test(given))) return answer
    return [finding('challenge', 'WWW-Authenticate: Bearer', given ?? 'none', exchange)]
  },
})
