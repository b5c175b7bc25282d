import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const flagNamesInAnyCase: Mutant = defineMutant({
  name: 'flag-names-in-any-case',
  title: 'Names of flags are read in any case',
  killedBy: [
    ['flags/other-names', 'bytes'],
    ['flags/other-names', 'attachment'],
    ['stream/other-names', 'body-hangs'],
  ],
  start: () => async (request, forward) =>
    forward({
      ...request,
      path: request.path.replace(/(?<=[?&])(?:raw|download|stream)(?==)/gi, (name) => name.toLowerCase()),
    }),
})
