import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { editText, isOn } from '../proof/wire.ts'

export const downloadCut: Mutant = defineMutant({
  name: 'download-cut',
  title: 'A download ends after a megabyte',
  killedBy: [['download/large', 'bytes']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && isOn(request, 'download') && !isOn(request, 'stream')
      ? editText(answer, (text) => text.slice(0, 1024 * 1024))
      : answer
  },
})
