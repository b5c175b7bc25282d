import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const tooManyAs503: Mutant = defineMutant({
  name: 'too-many-as-503',
  title: 'A 429 is a 503',
  killedBy: [
    ['errors/too-many-requests', 'status'],
    ['limits/past-the-limit', 'status'],
  ],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 429 ? { ...answer, status: 503 } : answer
  },
})
