import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { editText, isOn } from '../proof/wire.ts'

export const linesSwapped: Mutant = defineMutant({
  name: 'lines-swapped',
  title: 'The second line comes before the first',
  killedBy: [['body/as-written', 'line-order']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && !isOn(request, 'stream')
      ? editText(answer, (text) => text.replace(/^(.*\n)(.*\n)/, '$2$1'))
      : answer
  },
})
