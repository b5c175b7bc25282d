import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { queryOf, withQuery } from '../proof/wire.ts'

export const rawForFalse: Mutant = defineMutant({
  name: 'raw-for-false',
  title: 'raw=false is verbatim',
  killedBy: [['raw/colours', 'bytes']],
  start: () => async (request, forward) =>
    forward(queryOf(request, 'raw') === 'false' ? withQuery(request, 'raw', '1') : request),
})
