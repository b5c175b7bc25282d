import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const idAccentsIgnored: Mutant = defineMutant({
  name: 'id-accents-ignored',
  title: 'Accents in an id are ignored',
  killedBy: [['secrecy/ids', 'status']],
  start: () => async (request, forward) => forward({ ...request, path: request.path.replace(/%CC%[89AB]./gi, '') }),
})
