import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const notFoundAs410: Mutant = defineMutant({
  name: 'not-found-as-410',
  title: 'An unknown id is a 410',
  killedBy: [
    ['errors/not-found', 'status'],
    ['errors/whatever-the-flags', 'status'],
    ['auth/known-for-unknown', 'status'],
  ],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 404 ? { ...answer, status: 410 } : answer
  },
})
