import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, tokenOf, withQuery } from '../proof/wire.ts'

export const rawIgnoredWithToken: Mutant = defineMutant({
  name: 'raw-ignored-with-token',
  title: 'With a token raw is ignored',
  killedBy: [['auth/flags-with-token', 'bytes']],
  start: () => async (request, forward) =>
    forward(tokenOf(request) !== undefined && isOn(request, 'raw') ? withQuery(request, 'raw', undefined) : request),
})
