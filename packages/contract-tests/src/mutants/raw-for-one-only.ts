import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { queryOf, withQuery } from '../proof/wire.ts'

export const rawForOneOnly: Mutant = defineMutant({
  name: 'raw-for-one-only',
  title: 'raw=true is not verbatim',
  killedBy: [
    ['raw/colours', 'bytes'],
    ['raw/verbatim', 'no-escape'],
  ],
  start: () => async (request, forward) =>
    forward(queryOf(request, 'raw') === 'true' ? withQuery(request, 'raw', undefined) : request),
})
