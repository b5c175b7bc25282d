import { acceptTokens } from '../proof/accept-tokens.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const bearerFirstWord: Mutant = defineMutant({
  name: 'bearer-first-word',
  title: 'Of a bearer token the first word counts',
  killedBy: [['auth/exact', 'status']],
  start: acceptTokens('header', (given, known) => given.split(/[ ,]+/)[0] === known),
})
