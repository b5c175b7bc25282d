import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const unauthorizedAsForbidden: Mutant = defineMutant({
  name: 'unauthorized-as-forbidden',
  title: 'A 401 is a 403',
  killedBy: [
    ['errors/unauthorized', 'status'],
    ['auth/no-token', 'status'],
    ['auth/wrong-for-restricted', 'status'],
  ],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 401 ? { ...answer, status: 403 } : answer
  },
})
