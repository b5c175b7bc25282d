import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const errorWithStatus200: Mutant = defineMutant({
  name: 'error-with-status-200',
  title: 'A 404 is sent as 200',
  killedBy: [
    ['errors/not-found', 'status'],
    ['errors/several-ids', 'status'],
    ['auth/known-for-unknown', 'status'],
  ],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 404 ? { ...answer, status: 200 } : answer
  },
})
