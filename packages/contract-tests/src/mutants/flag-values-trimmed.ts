import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const flagValuesTrimmed: Mutant = defineMutant({
  name: 'flag-values-trimmed',
  title: 'Values of flags are trimmed',
  killedBy: [
    ['flags/raw-malformed', 'status'],
    ['flags/stream-malformed', 'status'],
    ['flags/download-malformed', 'status'],
  ],
  start: () => async (request, forward) =>
    forward({ ...request, path: request.path.replace(/=(?:%20|%EF%BB%BF)?(1|true)(?:%20|%0A|%00)?(?=&|$)/g, '=$1') }),
})
