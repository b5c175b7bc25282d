import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { queryOf, withQuery } from '../proof/wire.ts'

export const rawForZero: Mutant = defineMutant({
  name: 'raw-for-zero',
  title: 'raw=0 is verbatim',
  killedBy: [['raw/colours', 'bytes']],
  start: () => async (request, forward) =>
    forward(queryOf(request, 'raw') === '0' ? withQuery(request, 'raw', '1') : request),
})
