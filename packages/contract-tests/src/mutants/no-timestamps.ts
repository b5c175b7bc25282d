import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { editText, isOn } from '../proof/wire.ts'

export const noTimestamps: Mutant = defineMutant({
  name: 'no-timestamps',
  title: 'The time is cut from each line',
  killedBy: [['body/timestamps', 'timestamp']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && !isOn(request, 'stream')
      ? editText(answer, (text) => text.replace(/^\d{4}-\S+ /gm, ''))
      : answer
  },
})
