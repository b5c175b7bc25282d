import { checkRefusal } from '../../checks/check-refusal.ts'
import { withBearer, withQueryToken } from '../../checks/credentials.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { acceptTokens } from '../../faults/accept-tokens.ts'
import { faults } from '../../faults/counterexample.ts'

/** A text with another letter at this place. */
function replaceLetter(text: string, at: number): string {
  return `${text.slice(0, at)}${text[at] === 'x' ? 'y' : 'x'}${text.slice(at + 1)}`
}

export const authAlmostRight = defineClause({
  id: 'auth/almost-right',
  title: 'A token that is almost right is a 401',
  level: 'must',
  source: cite(responsePointer(401)),
  needs: ['restrictedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.restrictedLog()
    const { token } = log
    const { body } = await baseline(log, withBearer(token))
    const swapped = [...token].map((letter) => (letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase())).join('')
    const almost = [
      ...[token.slice(0, -1), token.slice(1), `${token}x`, `x${token}`, `${token}${token}`, swapped],
      ...[0, Math.floor(token.length / 2), token.length - 1].map((at) => replaceLetter(token, at)),
      [...token].reverse().join(''),
    ]
    const variations = almost.filter((other) => other !== token).flatMap((other) => [withBearer(other), withQueryToken(other)])
    const exchanges = await Promise.all(variations.map((variation) => read(log, variation)))
    return exchanges.flatMap((exchange) => checkRefusal(exchange, [401], body))
  },
  brokenBy: faults('status', {
    'query-token-in-any-case': [
      'A token in the query is read in any case',
      acceptTokens('query', (given, known) => given.toLowerCase() === known.toLowerCase()),
    ],
    'query-token-prefix-suffices': [
      'A token in the query that begins with the right one is accepted',
      acceptTokens('query', (given, known) => given.startsWith(known)),
    ],
    'token-last-letter-ignored': [
      'The last letter of a token does not matter',
      acceptTokens('header', (given, known) => given.length === known.length && given.slice(0, -1) === known.slice(0, -1)),
    ],
    'token-prefix-suffices': [
      'A token that lacks its last character is accepted',
      acceptTokens('header', (given, known) => known.startsWith(given)),
    ],
  }),
})
