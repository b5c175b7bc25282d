import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { queryOf, withQuery } from '../proof/wire.ts'

export const refusesDownloadZero: Mutant = defineMutant({
  name: 'refuses-download-zero',
  title: 'download=0 is refused',
  killedBy: [['flags/download', 'status']],
  start: () => async (request, forward) =>
    forward(queryOf(request, 'download') === '0' ? withQuery(request, 'download', 'refused') : request),
})
