import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { pathOf, readAll, watchLeaving, withBytes } from '../proof/wire.ts'

export const leavingCutsLog: Mutant = defineMutant({
  name: 'leaving-cuts-log',
  title: 'What a reader that left has got is the whole log from then on',
  killedBy: [['body/left-midway', 'bytes']],
  start: () => {
    const left = new Map<string, number>()
    return async (request, forward) => {
      const answer = await forward(request)
      const most = left.get(pathOf(request))
      if (answer.status !== 200) return answer
      if (most !== undefined) return withBytes(answer, (await readAll(answer.body)).subarray(0, most))
      return { ...answer, body: watchLeaving(answer.body, (sent) => left.set(pathOf(request), sent)) }
    }
  },
})
