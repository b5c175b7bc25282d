import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { editText, isOn } from '../proof/wire.ts'

export const cutsLargeLogs: Mutant = defineMutant({
  name: 'cuts-large-logs',
  title: 'A log ends after a megabyte',
  killedBy: [['body/large', 'bytes']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && !isOn(request, 'stream')
      ? editText(answer, (text) => text.slice(0, 1024 * 1024))
      : answer
  },
})
