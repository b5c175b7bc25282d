import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const idsSpaced: Mutant = defineMutant({
  name: 'ids-spaced',
  title: 'A plus in an id is a space',
  killedBy: [['secrecy/named-ids', 'status']],
  start: () => async (request, forward) =>
    forward({ ...request, path: request.path.replace(/^[^?]+/, (path) => path.replaceAll('+', '%20')) }),
})
