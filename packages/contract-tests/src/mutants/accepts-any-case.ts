import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const acceptsAnyCase: Mutant = defineMutant({
  name: 'accepts-any-case',
  title: 'Flags are read in any case',
  killedBy: [['flags/raw-malformed', 'status']],
  start: () => async (request, forward) => forward({ ...request, path: request.path.replace(/=true/gi, '=true') }),
})
