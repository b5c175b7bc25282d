import { acceptTokens } from '../proof/accept-tokens.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const queryTokenTrimmed: Mutant = defineMutant({
  name: 'query-token-trimmed',
  title: 'A token in the query is trimmed',
  killedBy: [['auth/exact', 'status']],
  start: acceptTokens('query', (given, known) => given.trim() === known),
})
