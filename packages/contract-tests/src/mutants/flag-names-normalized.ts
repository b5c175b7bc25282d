import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const flagNamesNormalized: Mutant = defineMutant({
  name: 'flag-names-normalized',
  title: 'Names of flags are compared as compatible characters',
  killedBy: [
    ['flags/other-names', 'bytes'],
    ['stream/other-names', 'body-hangs'],
  ],
  start: () => async (request, forward) =>
    forward({
      ...request,
      path: request.path.replace(/%EF%BD%(?:92|93|84)/g, (letter) => decodeURIComponent(letter).normalize('NFKC')),
    }),
})
