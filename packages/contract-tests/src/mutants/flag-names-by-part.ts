import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const flagNamesByPart: Mutant = defineMutant({
  name: 'flag-names-by-part',
  title: 'A name that has the name of a flag in it is the flag',
  killedBy: [
    ['flags/other-names', 'bytes'],
    ['stream/other-names', 'body-hangs'],
  ],
  start: () => async (request, forward) =>
    forward({ ...request, path: request.path.replace(/(?<=[?&])x?(raw|stream|download)x?(?==)/, '$1') }),
})
