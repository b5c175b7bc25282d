import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const forbiddenAsUnauthorized: Mutant = defineMutant({
  name: 'forbidden-as-unauthorized',
  title: 'A 403 is a 401',
  killedBy: [
    ['errors/forbidden', 'status'],
    ['auth/foreign-bearer', 'status'],
    ['auth/foreign-query', 'status'],
  ],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 403 ? { ...answer, status: 401 } : answer
  },
})
