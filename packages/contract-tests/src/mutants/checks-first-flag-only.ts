import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const checksFirstFlagOnly: Mutant = defineMutant({
  name: 'checks-first-flag-only',
  title: 'Only the first flag is checked',
  killedBy: [['flags/one-malformed', 'status']],
  start: () => async (request, forward) =>
    forward({ ...request, path: request.path.replace(/(&(?:stream|download|raw)=)banana/g, '$10') }),
})
