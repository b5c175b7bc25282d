import { acceptTokens } from '../proof/accept-tokens.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const bearerDecoded: Mutant = defineMutant({
  name: 'bearer-decoded',
  title: 'A bearer token is percent-decoded',
  killedBy: [['auth/exact', 'status']],
  start: acceptTokens(
    'header',
    (given, known) => given.replace(/^%(..)/, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))) === known,
  ),
})
