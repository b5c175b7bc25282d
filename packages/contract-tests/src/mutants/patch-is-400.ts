import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const patchIs400: Mutant = defineMutant({
  name: 'patch-is-400',
  title: 'PATCH is a 400',
  killedBy: [['methods/patch', 'status']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return request.method === 'PATCH' ? { ...answer, status: 400 } : answer
  },
})
