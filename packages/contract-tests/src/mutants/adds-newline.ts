import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { editText, isOn } from '../proof/wire.ts'

export const addsNewline: Mutant = defineMutant({
  name: 'adds-newline',
  title: 'A newline is added to a last line that has none',
  killedBy: [['body/last-line', 'bytes']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && !isOn(request, 'stream')
      ? editText(answer, (text) => text.replace(/[^\n]$/, '$&\n'))
      : answer
  },
})
