import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const flagsAsNumbers: Mutant = defineMutant({
  name: 'flags-as-numbers',
  title: 'Values of flags are read as numbers',
  killedBy: [['flags/stream-malformed', 'status']],
  start: () => async (request, forward) =>
    forward({ ...request, path: request.path.replace(/=(?:01|1\.0|0x1|1e0|%2B1)(?=&|$)/g, '=1') }),
})
