import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, pathOf, readAll, withBytes } from '../proof/wire.ts'

export const firstReaderDecides: Mutant = defineMutant({
  name: 'first-reader-decides',
  title: 'What the first reader asked for is served to all',
  killedBy: [['raw/every-reader', 'escape']],
  start: () => {
    const first = new Map<string, Buffer>()
    return async (request, forward) => {
      const answer = await forward(request)
      if (answer.status !== 200 || isOn(request, 'stream')) return answer
      const before = first.get(pathOf(request))
      first.set(pathOf(request), before ?? (await readAll(answer.body)))
      return withBytes(answer, first.get(pathOf(request)) ?? '')
    }
  },
})
