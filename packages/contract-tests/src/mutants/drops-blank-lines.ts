import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { editText, isOn } from '../proof/wire.ts'

export const dropsBlankLines: Mutant = defineMutant({
  name: 'drops-blank-lines',
  title: 'Blank lines are lost',
  killedBy: [['body/blank-lines', 'bytes']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && !isOn(request, 'stream')
      ? editText(answer, (text) => text.replace(/\n\n+/g, '\n'))
      : answer
  },
})
