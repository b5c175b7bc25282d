import { checkAnswer } from '../../checks/check-answer.ts'
import { checkChallengeSyntax } from '../../checks/check-challenge.ts'
import { unknownToken, withBearer, withQueryToken } from '../../checks/credentials.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../endpoint/operation.ts'
import { answers, setHeader } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'
import { status } from '../../faults/which.ts'

export const authChallengeSyntax = defineClause({
  id: 'auth/challenge-syntax',
  basis: 'required',
  restsOn: ['auth/challenge'],
  title: 'WWW-Authenticate, if a 401 has it, is a list of challenges',
  source: cite(
    ['RFC 9110, section 11.6.1', 'WWW-Authenticate is a list of challenges.'],
    ['RFC 9110, section 2.2', 'A sender MUST NOT generate protocol elements that do not match the grammar.'],
  ),
  needs: ['restrictedLog'],
  async check({ arrange, read }) {
    const log = await arrange.restrictedLog()
    const variations = [{}, withBearer(unknownToken), withQueryToken(unknownToken, 'stream=1')]
    const exchanges = await Promise.all(variations.map((variation) => read(log, variation)))
    return exchanges.flatMap((exchange) => [...checkAnswer(exchange, 401), ...checkChallengeSyntax(exchange)])
  },
  brokenBy: faults('challenge-syntax', {
    'challenge-unclosed': [
      'The challenge of a 401 has a quote that is not closed',
      answers(status(401), setHeader('WWW-Authenticate', 'Bearer realm="logs')),
    ],
  }),
})
