import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { queryOf, withQuery } from '../proof/wire.ts'

export const downloadsForZero: Mutant = defineMutant({
  name: 'downloads-for-zero',
  title: 'download=0 is an attachment',
  killedBy: [['download/zero', 'attachment']],
  start: () => async (request, forward) =>
    forward(queryOf(request, 'download') === '0' ? withQuery(request, 'download', '1') : request),
})
