import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const idListFirst: Mutant = defineMutant({
  name: 'id-list-first',
  title: 'Of ids with commas between them the first counts',
  killedBy: [['secrecy/ids', 'status']],
  start: () => async (request, forward) => forward({ ...request, path: request.path.replace(/%2C[^?]*/i, '') }),
})
