import { acceptTokens } from '../proof/accept-tokens.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const tokenLastLetterIgnored: Mutant = defineMutant({
  name: 'token-last-letter-ignored',
  title: 'The last letter of a token does not matter',
  killedBy: [['auth/almost-right', 'status']],
  start: acceptTokens(
    'header',
    (given, known) => given.length === known.length && given.slice(0, -1) === known.slice(0, -1),
  ),
})
