import { checkChallenge, checkChallengeSyntax } from '../../checks/check-headers.ts'
import { unknownToken, withBearer, withQueryToken } from '../../checks/requests.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { Inapplicable } from '../../clause/scene.ts'
import { cite, headerPointer } from '../../endpoint/operation.ts'
import { answers, drop, not, setHeader, status, token } from '../../faults/answers.ts'
import type { Exchange } from '../../witness/exchange.ts'

const place = headerPointer(401, 'WWW-Authenticate')

function unauthorizedOf(exchanges: readonly Exchange[]): readonly Exchange[] {
  const unauthorized = exchanges.filter(({ status }) => status === 401)
  if (unauthorized.length === 0) throw new Inapplicable('No 401 came')
  return unauthorized
}

export const authChallenge = [
  defineClause({
    id: 'auth/challenge',
    basis: 'required',
    restsOn: ['errors/unauthorized'],
    title: 'A 401 says how to authenticate',
    source: cite(place, `${place}/schema`, `${place}/example`, [
      'RFC 9110, section 15.5.2',
      'The server generating a 401 response MUST send a WWW-Authenticate header field.',
    ]),
    needs: ['unauthorizedLog'],
    async check({ arrange, read }) {
      return unauthorizedOf([await read(await arrange.unauthorizedLog())]).flatMap(checkChallenge)
    },
    brokenBy: faults('challenge', {
      'no-challenge': ['A 401 has no challenge', answers(status(401), drop('WWW-Authenticate'))],
    }),
  }),
  defineClause({
    id: 'auth/challenge-syntax',
    basis: 'required',
    restsOn: ['auth/challenge'],
    title: 'Every 401 has a valid list of challenges, with or without a token',
    source: cite(
      ['RFC 9110, section 15.5.2', 'The server generating a 401 response MUST send a WWW-Authenticate header field.'],
      ['RFC 9110, section 2.2', 'A sender MUST NOT generate protocol elements that do not match the grammar.'],
      ['RFC 9110, section 11.6.1', 'WWW-Authenticate is a list of challenges.'],
    ),
    needs: ['restrictedLog'],
    async check({ arrange, read }) {
      const log = await arrange.restrictedLog()
      const asked = [{}, withBearer(unknownToken), withQueryToken(unknownToken, 'stream=1')]
      const exchanges = unauthorizedOf(await Promise.all(asked.map((variation) => read(log, variation))))
      return exchanges.flatMap((exchange) => [...checkChallenge(exchange), ...checkChallengeSyntax(exchange)])
    },
    brokenBy: faults('challenge-syntax', {
      'challenge-unclosed': [
        'The challenge of a 401 has a quote that is not closed',
        answers(status(401), setHeader('WWW-Authenticate', 'Bearer realm="logs')),
      ],
      'no-challenge-without-token': [
        'A 401 to a request without a token has no challenge',
        answers([status(401), not(token())], drop('WWW-Authenticate')),
        { code: 'challenge' },
      ],
    }),
  }),
]
