import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const flagArrays: Mutant = defineMutant({
  name: 'flag-arrays',
  title: 'A flag may be an array',
  killedBy: [
    ['flags/other-names', 'bytes'],
    ['flags/other-names', 'attachment'],
    ['stream/other-names', 'body-hangs'],
  ],
  start: () => async (request, forward) =>
    forward({ ...request, path: request.path.replace(/(?<=[?&](?:raw|download|stream))(?:\[\d?\]|%5B%5D)/i, '') }),
})
