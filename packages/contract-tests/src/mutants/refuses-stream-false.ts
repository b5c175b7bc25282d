import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { queryOf, withQuery } from '../proof/wire.ts'

export const refusesStreamFalse: Mutant = defineMutant({
  name: 'refuses-stream-false',
  title: 'stream=false is refused',
  killedBy: [['flags/stream', 'status']],
  start: () => async (request, forward) =>
    forward(queryOf(request, 'stream') === 'false' ? withQuery(request, 'stream', 'refused') : request),
})
