import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isRunning } from '../proof/spoil.ts'
import { editText, isOn } from '../proof/wire.ts'

export const hidesUnfinishedLine: Mutant = defineMutant({
  name: 'hides-unfinished-line',
  title: 'While the run is running, a line without its newline is not in the log',
  killedBy: [['body/unfinished-line', 'bytes']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    if (answer.status !== 200 || isOn(request, 'stream') || !(await isRunning(request, forward))) return answer
    return editText(answer, (text) => text.replace(/[^\n]*$/, ''))
  },
})
