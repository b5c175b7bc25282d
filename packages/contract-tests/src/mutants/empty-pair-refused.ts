import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { withQuery } from '../proof/wire.ts'

export const emptyPairRefused: Mutant = defineMutant({
  name: 'empty-pair-refused',
  title: 'Nothing between two ampersands is refused',
  killedBy: [['flags/empty-pairs', 'status']],
  start: () => async (request, forward) =>
    forward(/[?&]&|&$/.test(request.path) ? withQuery(request, 'raw', 'refused') : request),
})
