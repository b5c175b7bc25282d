import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { fieldOf } from '../proof/wire.ts'

export const notModifiedSince1994: Mutant = defineMutant({
  name: 'not-modified-since-1994',
  title: 'Any If-Modified-Since is answered with 304, and a body',
  killedBy: [['body/conditions', 'status']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && fieldOf(request, 'If-Modified-Since') !== undefined
      ? { ...answer, status: 304 }
      : answer
  },
})
