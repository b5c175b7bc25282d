import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, readAll, withBytes } from '../proof/wire.ts'

export const staleAnswer: Mutant = defineMutant({
  name: 'stale-answer',
  title: 'The first answer for a log is kept for good',
  killedBy: [['body/grows', 'bytes']],
  start: () => {
    const kept = new Map<string, Buffer>()
    return async (request, forward) => {
      const answer = await forward(request)
      if (answer.status !== 200 || isOn(request, 'stream')) return answer
      const body = kept.get(request.path) ?? (await readAll(answer.body))
      kept.set(request.path, body)
      return withBytes(answer, body)
    }
  },
})
