import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { withBytes } from '../proof/wire.ts'

export const headWithBody: Mutant = defineMutant({
  name: 'head-with-body',
  title: 'HEAD has a body',
  killedBy: [['methods/head-body', 'head-body']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return request.method === 'HEAD' ? withBytes(answer, 'a body that must not be there') : answer
  },
})
