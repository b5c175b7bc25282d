import { acceptTokens } from '../proof/accept-tokens.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const queryTokenCut: Mutant = defineMutant({
  name: 'query-token-cut',
  title: 'A token in the query ends at a NUL',
  killedBy: [['auth/exact', 'status']],
  start: acceptTokens('query', (given, known) => given.split('\0')[0] === known),
})
