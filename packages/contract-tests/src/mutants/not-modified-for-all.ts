import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { fieldOf, withBytes } from '../proof/wire.ts'

export const notModifiedForAll: Mutant = defineMutant({
  name: 'not-modified-for-all',
  title: 'Who is refused is told whether a log changed',
  killedBy: [['auth/other-headers', 'status']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 401 && fieldOf(request, 'If-Modified-Since') !== undefined
      ? { ...withBytes(answer, ''), status: 304 }
      : answer
  },
})
