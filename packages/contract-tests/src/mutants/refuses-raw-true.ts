import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { queryOf, withQuery } from '../proof/wire.ts'

export const refusesRawTrue: Mutant = defineMutant({
  name: 'refuses-raw-true',
  title: 'raw=true is refused',
  killedBy: [['flags/raw', 'status']],
  start: () => async (request, forward) =>
    forward(queryOf(request, 'raw') === 'true' ? withQuery(request, 'raw', 'refused') : request),
})
