import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const belowIsTheLog: Mutant = defineMutant({
  name: 'below-is-the-log',
  title: 'Whatever stands below a log is the log',
  killedBy: [['secrecy/paths-below', 'status']],
  start: () => async (request, forward) =>
    forward({ ...request, path: request.path.replace(/^(\/v2\/logs\/[^/?]+)\/[^?]*/, '$1') }),
})
