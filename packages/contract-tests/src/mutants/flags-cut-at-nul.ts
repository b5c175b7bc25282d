import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const flagsCutAtNul: Mutant = defineMutant({
  name: 'flags-cut-at-nul',
  title: 'The value of a flag ends at a NUL',
  killedBy: [['flags/raw-malformed', 'status']],
  start: () => async (request, forward) =>
    forward({ ...request, path: request.path.replace(/(=(?:true|1))%00[^&]*/, '$1') }),
})
