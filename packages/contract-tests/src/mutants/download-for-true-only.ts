import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { queryOf, withQuery } from '../proof/wire.ts'

export const downloadForTrueOnly: Mutant = defineMutant({
  name: 'download-for-true-only',
  title: 'download=1 is no attachment',
  killedBy: [['download/one', 'no-disposition']],
  start: () => async (request, forward) =>
    forward(queryOf(request, 'download') === '1' ? withQuery(request, 'download', undefined) : request),
})
