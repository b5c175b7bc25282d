import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, pathOf, withQuery } from '../proof/wire.ts'

export const printableOnceStreamed: Mutant = defineMutant({
  name: 'printable-once-streamed',
  title: 'A log that was streamed is printable ever after',
  killedBy: [['stream/different-flags', 'bytes']],
  start: () => {
    const streamed = new Set<string>()
    return async (request, forward) => {
      if (isOn(request, 'stream')) streamed.add(pathOf(request))
      const spoiled = streamed.has(pathOf(request)) && !isOn(request, 'stream')
      return forward(spoiled ? withQuery(request, 'raw', undefined) : request)
    }
  },
})
