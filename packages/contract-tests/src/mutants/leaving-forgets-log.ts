import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, pathOf, watchLeaving, withBytes } from '../proof/wire.ts'

export const leavingForgetsLog: Mutant = defineMutant({
  name: 'leaving-forgets-log',
  title: 'When the only reader leaves, the log so far is forgotten',
  killedBy: [['stream/last-reader-leaves', 'bytes']],
  start: () => {
    const forgotten = new Set<string>()
    return async (request, forward) => {
      const answer = await forward(request)
      if (answer.status !== 200) return answer
      if (forgotten.has(pathOf(request)) && !isOn(request, 'stream')) return withBytes(answer, '')
      return { ...answer, body: watchLeaving(answer.body, () => forgotten.add(pathOf(request))) }
    }
  },
})
