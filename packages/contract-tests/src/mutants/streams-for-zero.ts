import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { queryOf, withQuery } from '../proof/wire.ts'

export const streamsForZero: Mutant = defineMutant({
  name: 'streams-for-zero',
  title: 'stream=0 streams',
  killedBy: [['stream/zero', 'body-hangs']],
  start: () => async (request, forward) =>
    forward(queryOf(request, 'stream') === '0' ? withQuery(request, 'stream', '1') : request),
})
