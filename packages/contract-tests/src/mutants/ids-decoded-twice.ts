import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const idsDecodedTwice: Mutant = defineMutant({
  name: 'ids-decoded-twice',
  title: 'Ids are decoded twice',
  killedBy: [['secrecy/ids', 'status']],
  start: () => async (request, forward) =>
    forward({ ...request, path: request.path.replace(/%25([0-9a-f]{2})/gi, '%$1') }),
})
