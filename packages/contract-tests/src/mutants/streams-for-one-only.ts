import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { queryOf, withQuery } from '../proof/wire.ts'

export const streamsForOneOnly: Mutant = defineMutant({
  name: 'streams-for-one-only',
  title: 'stream=true does not stream',
  killedBy: [['stream/delivers-true', 'ended-early']],
  start: () => async (request, forward) =>
    forward(queryOf(request, 'stream') === 'true' ? withQuery(request, 'stream', undefined) : request),
})
