import { acceptTokens } from '../proof/accept-tokens.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const queryTokenWithScheme: Mutant = defineMutant({
  name: 'query-token-with-scheme',
  title: 'A token in the query may have the name of a scheme before it',
  killedBy: [['auth/exact', 'status']],
  start: acceptTokens('query', (given, known) => given.replace(/^bearer /i, '') === known),
})
