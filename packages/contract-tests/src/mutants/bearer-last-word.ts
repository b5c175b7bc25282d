import { acceptTokens } from '../proof/accept-tokens.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const bearerLastWord: Mutant = defineMutant({
  name: 'bearer-last-word',
  title: 'Of an Authorization the last word counts',
  killedBy: [['auth/exact', 'status']],
  start: acceptTokens('header', (given, known) => given.split(' ').at(-1) === known),
})
