import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const emptyFlagIsAbsent: Mutant = defineMutant({
  name: 'empty-flag-is-absent',
  title: 'A flag with an empty value counts as absent',
  killedBy: [['flags/empty-value', 'status']],
  start: () => async (request, forward) =>
    forward({ ...request, path: request.path.replace(/(stream|download|raw)=(?=&|$)/g, '$1=0') }),
})
