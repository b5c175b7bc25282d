import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const flagNamesTrimmed: Mutant = defineMutant({
  name: 'flag-names-trimmed',
  title: 'Names of flags are trimmed',
  killedBy: [
    ['flags/other-names', 'bytes'],
    ['flags/other-names', 'attachment'],
    ['stream/other-names', 'body-hangs'],
  ],
  start: () => async (request, forward) =>
    forward({ ...request, path: request.path.replace(/(?<=[?&])%20|%20(?==)/g, '') }),
})
