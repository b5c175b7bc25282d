import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, once, pathOf, readAll, withBody } from '../proof/wire.ts'

export const oneReaderAtATime: Mutant = defineMutant({
  name: 'one-reader-at-a-time',
  title: 'A second reader waits until the first is done',
  killedBy: [['stream/two-readers', 'not-delivered']],
  start: () => {
    const busy = new Set<string>()
    return async (request, forward) => {
      const answer = await forward(request)
      if (answer.status !== 200 || !isOn(request, 'stream')) return answer
      if (busy.has(pathOf(request))) return withBody(answer, once(await readAll(answer.body)))
      busy.add(pathOf(request))
      return answer
    }
  },
})
