import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const rawOn: Mutant = defineMutant({
  name: 'raw-on',
  title: 'The value on switches raw on',
  killedBy: [['flags/raw-malformed', 'status']],
  start: () => async (request, forward) =>
    forward({ ...request, path: request.path.replace(/raw=(?:on|yes|t|enabled)(?=&|$)/, 'raw=1') }),
})
