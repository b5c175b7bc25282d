import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { answerWith, isOn, pathOf, readAll, withBytes } from '../proof/wire.ts'

export const neverLimits: Mutant = defineMutant({
  name: 'never-limits',
  title: 'Nobody is ever refused for asking too often',
  killedBy: [
    ['limits/past-the-limit', 'no-limit'],
    ['errors/too-many-requests', 'status'],
    ['limits/retry-after', 'status'],
  ],
  start: () => {
    const kept = new Map<string, Buffer>()
    return async (request, forward) => {
      const answer = await forward(request)
      if (answer.status === 429) return answerWith(200, 'text/plain', kept.get(pathOf(request)) ?? '')
      if (answer.status !== 200 || isOn(request, 'stream')) return answer
      const body = await readAll(answer.body)
      kept.set(pathOf(request), body)
      return withBytes(answer, body)
    }
  },
})
