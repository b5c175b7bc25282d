import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const headIs200: Mutant = defineMutant({
  name: 'head-is-200',
  title: 'HEAD is a 200',
  killedBy: [['methods/head', 'status']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return request.method === 'HEAD' ? { ...answer, status: 200 } : answer
  },
})
