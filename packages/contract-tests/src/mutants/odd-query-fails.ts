import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { answerWith } from '../proof/wire.ts'

export const oddQueryFails: Mutant = defineMutant({
  name: 'odd-query-fails',
  title: 'A query with brackets is a server error',
  killedBy: [['secrecy/hostile-queries', 'server-error']],
  start: () => async (request, forward) =>
    request.path.includes('[') ? answerWith(500, 'text/plain', 'TypeError') : forward(request),
})
