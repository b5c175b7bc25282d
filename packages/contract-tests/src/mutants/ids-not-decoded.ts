import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const idsNotDecoded: Mutant = defineMutant({
  name: 'ids-not-decoded',
  title: 'Ids are not decoded',
  killedBy: [['body/encoded-id', 'status']],
  start: () => async (request, forward) => forward({ ...request, path: request.path.replace(/\/%[3-7]/, '/%25') }),
})
