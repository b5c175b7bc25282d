import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { editText, isOn } from '../proof/wire.ts'

export const firstLineTwice: Mutant = defineMutant({
  name: 'first-line-twice',
  title: 'The first line comes twice',
  killedBy: [['body/as-written', 'line-repeated']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && !isOn(request, 'stream')
      ? editText(answer, (text) => text.replace(/^.*\n/, (line) => line + line))
      : answer
  },
})
