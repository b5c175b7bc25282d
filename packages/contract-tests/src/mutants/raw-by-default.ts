import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { queryOf, withQuery } from '../proof/wire.ts'

export const rawByDefault: Mutant = defineMutant({
  name: 'raw-by-default',
  title: 'Without raw the log is verbatim',
  killedBy: [
    ['raw/colours', 'bytes'],
    ['raw/same-log', 'escape'],
  ],
  start: () => async (request, forward) =>
    forward(
      request.method === 'GET' && queryOf(request, 'raw') === undefined ? withQuery(request, 'raw', '1') : request,
    ),
})
