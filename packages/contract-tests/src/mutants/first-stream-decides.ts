import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, pathOf, queryOf, withQuery } from '../proof/wire.ts'

export const firstStreamDecides: Mutant = defineMutant({
  name: 'first-stream-decides',
  title: 'All streams of a log get what the first one asked for',
  killedBy: [['stream/different-flags', 'bytes']],
  start: () => {
    const first = new Map<string, string | undefined>()
    return async (request, forward) => {
      if (!isOn(request, 'stream')) return forward(request)
      const path = pathOf(request)
      if (!first.has(path)) first.set(path, queryOf(request, 'raw'))
      return forward(withQuery(request, 'raw', first.get(path)))
    }
  },
})
