import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const putIs501: Mutant = defineMutant({
  name: 'put-is-501',
  title: 'PUT is a 501',
  killedBy: [['methods/put', 'status']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return request.method === 'PUT' ? { ...answer, status: 501 } : answer
  },
})
