import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { queryOf } from '../proof/wire.ts'

export const idFromQuery: Mutant = defineMutant({
  name: 'id-from-query',
  title: 'A parameter says which log is read',
  killedBy: [['secrecy/other-places', 'log-bytes']],
  start: () => async (request, forward) => {
    const id = queryOf(request, 'id')
    return id === undefined ? forward(request) : forward({ ...request, path: `/v2/logs/${id}` })
  },
})
