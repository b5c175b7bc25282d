import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { fieldOf } from '../proof/wire.ts'

export const methodOverridden: Mutant = defineMutant({
  name: 'method-overridden',
  title: 'A header says which method is meant',
  killedBy: [['methods/override', 'status']],
  start: () => async (request, forward) =>
    forward({ ...request, method: fieldOf(request, 'X-HTTP-Method-Override') ?? request.method }),
})
