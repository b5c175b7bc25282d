import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { withField } from '../proof/wire.ts'

export const publicCache: Mutant = defineMutant({
  name: 'public-cache',
  title: 'Every log may be kept by shared caches',
  killedBy: [['secrecy/not-public', 'public']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 ? withField(answer, 'Cache-Control', 'public, max-age=60') : answer
  },
})
