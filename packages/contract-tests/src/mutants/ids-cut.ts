import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const idsCut: Mutant = defineMutant({
  name: 'ids-cut',
  title: 'Ids are cut after 17 characters',
  killedBy: [['secrecy/ids', 'status']],
  start: () => async (request, forward) =>
    forward({ ...request, path: request.path.replace(/^(\/v2\/logs\/[A-Za-z0-9]{17})[^?]*/, '$1') }),
})
