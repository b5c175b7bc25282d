import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { tokenOf } from '../proof/wire.ts'

export const headWithToken: Mutant = defineMutant({
  name: 'head-with-token',
  title: 'HEAD with a token is a 200',
  killedBy: [['methods/restricted', 'status']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return request.method === 'HEAD' && tokenOf(request) !== undefined ? { ...answer, status: 200 } : answer
  },
})
