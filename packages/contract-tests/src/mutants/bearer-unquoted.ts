import { acceptTokens } from '../proof/accept-tokens.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const bearerUnquoted: Mutant = defineMutant({
  name: 'bearer-unquoted',
  title: 'Quotes around a bearer token are ignored',
  killedBy: [['auth/exact', 'status']],
  start: acceptTokens('header', (given, known) => given === `"${known}"`),
})
