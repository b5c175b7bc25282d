import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { answerWith, pathOf } from '../proof/wire.ts'
import { exampleError } from '../spec/operation.ts'

export const limitedForGood: Mutant = defineMutant({
  name: 'limited-for-good',
  title: 'A log that was asked for too often stays closed',
  killedBy: [['limits/recovers', 'status']],
  start: () => {
    const closed = new Set<string>()
    return async (request, forward) => {
      const answer = await forward(request)
      if (answer.status === 429) closed.add(pathOf(request))
      return closed.has(pathOf(request))
        ? answerWith(429, 'application/json', JSON.stringify({ error: exampleError(429) }))
        : answer
    }
  },
})
