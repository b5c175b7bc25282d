import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { queryOf, withQuery } from '../proof/wire.ts'

export const acceptsAnyStream: Mutant = defineMutant({
  name: 'accepts-any-stream',
  title: 'Any value of stream is accepted',
  killedBy: [
    ['flags/stream-malformed', 'status'],
    ['flags/one-malformed', 'status'],
  ],
  start: () => async (request, forward) =>
    forward(
      /^(true|false|[01])?$/.test(queryOf(request, 'stream') ?? '') ? request : withQuery(request, 'stream', '0'),
    ),
})
