import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilReads } from '../proof/spoil.ts'
import { isOn } from '../proof/wire.ts'

export const staleVerbatim: Mutant = defineMutant({
  name: 'stale-verbatim',
  title: 'The first verbatim answer is kept for good',
  killedBy: [['body/grows', 'bytes']],
  start: () => {
    const kept = new Map<string, string>()
    return spoilReads((text, request) => {
      if (!isOn(request, 'raw')) return text
      kept.set(request.path, kept.get(request.path) ?? text)
      return kept.get(request.path) ?? text
    })
  },
})
