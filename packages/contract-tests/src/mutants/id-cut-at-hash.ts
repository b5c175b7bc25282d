import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const idCutAtHash: Mutant = defineMutant({
  name: 'id-cut-at-hash',
  title: 'An id ends at a hash',
  killedBy: [['secrecy/ids', 'status']],
  start: () => async (request, forward) => forward({ ...request, path: request.path.replace(/%23[^?]*/, '') }),
})
