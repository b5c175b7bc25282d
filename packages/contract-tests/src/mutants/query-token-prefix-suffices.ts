import { acceptTokens } from '../proof/accept-tokens.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const queryTokenPrefixSuffices: Mutant = defineMutant({
  name: 'query-token-prefix-suffices',
  title: 'A token in the query that begins with the right one is accepted',
  killedBy: [['auth/almost-right', 'status']],
  start: acceptTokens('query', (given, known) => given.startsWith(known)),
})
