import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { withQuery } from '../proof/wire.ts'

export const flagsNotDecoded: Mutant = defineMutant({
  name: 'flags-not-decoded',
  title: 'Flags are not percent-decoded',
  killedBy: [['flags/encoded', 'status']],
  start: () => async (request, forward) =>
    forward(/raw=.*%|%61/.test(request.path) ? withQuery(request, 'raw', 'refused') : request),
})
