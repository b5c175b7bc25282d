import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { idOf, isOn, watchLeaving } from '../proof/wire.ts'

export const leavingEndsRun: Mutant = defineMutant({
  name: 'leaving-ends-run',
  title: 'A reader that leaves ends the run',
  killedBy: [
    ['stream/last-reader-leaves', 'run-disturbed'],
    ['stream/leaving-reader', 'run-disturbed'],
  ],
  start: (runs) => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && isOn(request, 'stream')
      ? { ...answer, body: watchLeaving(answer.body, () => runs.get(idOf(request))?.finish()) }
      : answer
  },
})
