import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { queryOf, withQuery } from '../proof/wire.ts'

export const alwaysStreams: Mutant = defineMutant({
  name: 'always-streams',
  title: 'A plain read is held open until the run ends',
  killedBy: [['stream/absent', 'body-hangs']],
  start: () => async (request, forward) =>
    forward(
      request.method === 'GET' && queryOf(request, 'stream') === undefined
        ? withQuery(request, 'stream', '1')
        : request,
    ),
})
