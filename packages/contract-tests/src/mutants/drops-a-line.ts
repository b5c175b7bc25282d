import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { editText, isOn } from '../proof/wire.ts'

export const dropsALine: Mutant = defineMutant({
  name: 'drops-a-line',
  title: 'A line in the middle of a log of many is lost',
  killedBy: [['body/many-lines', 'line-missing']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && !isOn(request, 'stream')
      ? editText(answer, (text) =>
          text
            .split('\n')
            .filter((_, index) => index !== 20)
            .join('\n'),
        )
      : answer
  },
})
