import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { queryOf, withQuery } from '../proof/wire.ts'

export const streamsForFalse: Mutant = defineMutant({
  name: 'streams-for-false',
  title: 'stream=false streams',
  killedBy: [['stream/false', 'body-hangs']],
  start: () => async (request, forward) =>
    forward(queryOf(request, 'stream') === 'false' ? withQuery(request, 'stream', '1') : request),
})
