import { acceptTokens } from '../proof/accept-tokens.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const queryTokenInAnyCase: Mutant = defineMutant({
  name: 'query-token-in-any-case',
  title: 'A token in the query is read in any case',
  killedBy: [['auth/almost-right', 'status']],
  start: acceptTokens('query', (given, known) => given.toLowerCase() === known.toLowerCase()),
})
