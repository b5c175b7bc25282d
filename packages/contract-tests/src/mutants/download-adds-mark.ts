import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { editText, isOn } from '../proof/wire.ts'

export const downloadAddsMark: Mutant = defineMutant({
  name: 'download-adds-mark',
  title: 'A download begins with a byte-order mark',
  killedBy: [['download/same-bytes', 'bytes']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && isOn(request, 'download') && !isOn(request, 'stream')
      ? editText(answer, (text) => `\xef\xbb\xbf${text}`)
      : answer
  },
})
