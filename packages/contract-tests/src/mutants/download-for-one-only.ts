import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { queryOf, withQuery } from '../proof/wire.ts'

export const downloadForOneOnly: Mutant = defineMutant({
  name: 'download-for-one-only',
  title: 'download=true is no attachment',
  killedBy: [['download/true', 'no-disposition']],
  start: () => async (request, forward) =>
    forward(queryOf(request, 'download') === 'true' ? withQuery(request, 'download', undefined) : request),
})
