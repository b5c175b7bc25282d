import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { idOf, pathOf } from '../proof/wire.ts'

export const runningFlagsUnchecked: Mutant = defineMutant({
  name: 'running-flags-unchecked',
  title: 'Flags are not checked while the run is running',
  killedBy: [['flags/malformed-while-running', 'status']],
  start: (runs) => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 400 && runs.get(idOf(request))?.state === 'running'
      ? forward({ ...request, path: pathOf(request) })
      : answer
  },
})
