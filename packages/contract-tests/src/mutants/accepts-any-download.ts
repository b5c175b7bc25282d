import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { queryOf, withQuery } from '../proof/wire.ts'

export const acceptsAnyDownload: Mutant = defineMutant({
  name: 'accepts-any-download',
  title: 'Any value of download is accepted',
  killedBy: [
    ['flags/download-malformed', 'status'],
    ['flags/one-malformed', 'status'],
  ],
  start: () => async (request, forward) =>
    forward(
      /^(true|false|[01])?$/.test(queryOf(request, 'download') ?? '') ? request : withQuery(request, 'download', '0'),
    ),
})
