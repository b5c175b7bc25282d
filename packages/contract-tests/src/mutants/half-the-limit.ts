import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { answerWith, fieldOf } from '../proof/wire.ts'
import { exampleError } from '../spec/operation.ts'

export const halfTheLimit: Mutant = defineMutant({
  name: 'half-the-limit',
  title: 'Half of the allowed requests are refused',
  killedBy: [['limits/up-to-the-limit', 'status']],
  start: () => {
    let count = 0
    return async (request, forward) => {
      const answer = await forward(request)
      if (answer.status !== 200 || fieldOf(answer, 'X-RateLimit-Limit') === '60') return answer
      count += 1
      return count % 2 === 0
        ? answerWith(429, 'application/json', JSON.stringify({ error: exampleError(429) }))
        : answer
    }
  },
})
