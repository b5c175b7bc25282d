import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { queryOf, withQuery } from '../proof/wire.ts'

export const downloadIgnoredWithToken: Mutant = defineMutant({
  name: 'download-ignored-with-token',
  title: 'With a token in the query download is ignored',
  killedBy: [
    ['auth/flags-with-token', 'no-disposition'],
    ['auth/query-and-flags', 'no-disposition'],
  ],
  start: () => async (request, forward) =>
    forward(queryOf(request, 'token') !== undefined ? withQuery(request, 'download', undefined) : request),
})
