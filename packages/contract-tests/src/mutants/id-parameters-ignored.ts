import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const idParametersIgnored: Mutant = defineMutant({
  name: 'id-parameters-ignored',
  title: 'An id ends at a semicolon',
  killedBy: [['secrecy/ids', 'status']],
  start: () => async (request, forward) => forward({ ...request, path: request.path.replace(/%3B[^?]*/i, '') }),
})
