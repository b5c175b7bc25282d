import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { editText, isOn } from '../proof/wire.ts'

export const dropsLastLine: Mutant = defineMutant({
  name: 'drops-last-line',
  title: 'A last line without a newline is lost',
  killedBy: [['body/last-line', 'bytes']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && !isOn(request, 'stream')
      ? editText(answer, (text) => text.replace(/[^\n]+$/, ''))
      : answer
  },
})
