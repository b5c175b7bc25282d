import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilReads } from '../proof/spoil.ts'

export const tenthReadShort: Mutant = defineMutant({
  name: 'tenth-read-short',
  title: 'Every tenth read lacks the last line',
  killedBy: [['body/stable', 'bytes']],
  start: () => {
    const reads = new Map<string, number>()
    return spoilReads((text, { path }) => {
      const count = (reads.get(path) ?? 0) + 1
      reads.set(path, count)
      return count % 10 === 0 ? text.replace(/[^\n]*\n$/, '') : text
    })
  },
})
