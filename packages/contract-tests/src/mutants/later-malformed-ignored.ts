import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const laterMalformedIgnored: Mutant = defineMutant({
  name: 'later-malformed-ignored',
  title: 'Behind a good value of a flag a malformed one is ignored',
  killedBy: [['flags/repeated', 'status']],
  start: () => async (request, forward) =>
    forward({
      ...request,
      path: request.path.replace(/([?&](\w+)=(?:true|false|1|0))&\2=(?!true|false|1|0)[^&]*/, '$1'),
    }),
})
