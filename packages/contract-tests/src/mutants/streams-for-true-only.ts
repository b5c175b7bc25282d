import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { queryOf, withQuery } from '../proof/wire.ts'

export const streamsForTrueOnly: Mutant = defineMutant({
  name: 'streams-for-true-only',
  title: 'stream=1 does not stream',
  killedBy: [['stream/delivers-one', 'ended-early']],
  start: () => async (request, forward) =>
    forward(queryOf(request, 'stream') === '1' ? withQuery(request, 'stream', undefined) : request),
})
