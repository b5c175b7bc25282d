import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { editText, isOn } from '../proof/wire.ts'

export const secondReaderShort: Mutant = defineMutant({
  name: 'second-reader-short',
  title: 'The second read lacks the last line',
  killedBy: [['body/stable', 'bytes']],
  start: () => {
    const reads = new Map<string, number>()
    return async (request, forward) => {
      const answer = await forward(request)
      const count = (reads.get(request.path) ?? 0) + 1
      reads.set(request.path, count)
      if (answer.status !== 200 || isOn(request, 'stream') || count !== 2) return answer
      return editText(answer, (text) => text.replace(/[^\n]*\n$/, ''))
    }
  },
})
