import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { queryOf, withQuery } from '../proof/wire.ts'

export const rawForTrueOnly: Mutant = defineMutant({
  name: 'raw-for-true-only',
  title: 'raw=1 is not verbatim',
  killedBy: [
    ['raw/colours', 'bytes'],
    ['raw/verbatim', 'bytes'],
  ],
  start: () => async (request, forward) =>
    forward(queryOf(request, 'raw') === '1' ? withQuery(request, 'raw', undefined) : request),
})
