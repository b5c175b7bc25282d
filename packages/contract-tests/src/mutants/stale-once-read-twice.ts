import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilReads } from '../proof/spoil.ts'

export const staleOnceReadTwice: Mutant = defineMutant({
  name: 'stale-once-read-twice',
  title: 'The second of two equal requests gets the answer of the first',
  killedBy: [['body/grows', 'bytes']],
  start: () => {
    const kept = new Map<string, string>()
    return spoilReads((text, request) => {
      const before = kept.get(request.path)
      if (before === undefined) kept.set(request.path, text)
      else kept.delete(request.path)
      return before ?? text
    })
  },
})
