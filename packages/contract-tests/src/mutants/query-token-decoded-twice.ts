import { acceptTokens } from '../proof/accept-tokens.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const queryTokenDecodedTwice: Mutant = defineMutant({
  name: 'query-token-decoded-twice',
  title: 'A token in the query is decoded twice',
  killedBy: [['auth/exact', 'status']],
  start: acceptTokens(
    'query',
    (given, known) =>
      given.replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))) === known,
  ),
})
