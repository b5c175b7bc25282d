import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const idsTrimmed: Mutant = defineMutant({
  name: 'ids-trimmed',
  title: 'Spaces and controls around an id are ignored',
  killedBy: [['secrecy/ids', 'status']],
  start: () => async (request, forward) => forward({ ...request, path: request.path.replace(/%0a|%00|%20/gi, '') }),
})
