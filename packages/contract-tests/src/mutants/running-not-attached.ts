import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { idOf, isOn, withField } from '../proof/wire.ts'

export const runningNotAttached: Mutant = defineMutant({
  name: 'running-not-attached',
  title: 'While the run is running its log is no attachment',
  killedBy: [['download/running', 'no-disposition']],
  start: (runs) => async (request, forward) => {
    const answer = await forward(request)
    return runs.get(idOf(request))?.state === 'running' && !isOn(request, 'stream')
      ? withField(answer, 'Content-Disposition', undefined)
      : answer
  },
})
