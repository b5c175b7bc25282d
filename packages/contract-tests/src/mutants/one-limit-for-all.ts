import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { answerWith } from '../proof/wire.ts'
import { exampleError } from '../spec/operation.ts'

export const oneLimitForAll: Mutant = defineMutant({
  name: 'one-limit-for-all',
  title: 'Asking for one log too often closes all',
  killedBy: [['limits/each-log', 'status']],
  start: () => {
    let limited = false
    return async (request, forward) => {
      const answer = await forward(request)
      limited ||= answer.status === 429
      return limited ? answerWith(429, 'application/json', JSON.stringify({ error: exampleError(429) })) : answer
    }
  },
})
