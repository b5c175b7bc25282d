import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const forbiddenAsNotFound: Mutant = defineMutant({
  name: 'forbidden-as-not-found',
  title: 'A 403 is a 404',
  killedBy: [['auth/foreign-flags', 'status']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 403 ? { ...answer, status: 404 } : answer
  },
})
