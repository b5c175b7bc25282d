import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { queryOf, withQuery } from '../proof/wire.ts'

export const acceptsAnyRaw: Mutant = defineMutant({
  name: 'accepts-any-raw',
  title: 'Any value of raw is accepted',
  killedBy: [
    ['flags/raw-malformed', 'status'],
    ['flags/one-malformed', 'status'],
  ],
  start: () => async (request, forward) =>
    forward(/^(true|false|[01])?$/.test(queryOf(request, 'raw') ?? '') ? request : withQuery(request, 'raw', '0')),
})
