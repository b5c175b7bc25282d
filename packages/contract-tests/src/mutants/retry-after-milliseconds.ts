import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { withField } from '../proof/wire.ts'

export const retryAfterMilliseconds: Mutant = defineMutant({
  name: 'retry-after-milliseconds',
  title: 'Retry-After is the time in milliseconds',
  killedBy: [['limits/retry-after-sensible', 'absurd-wait']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 429 ? withField(answer, 'Retry-After', String(Date.now() + 1000)) : answer
  },
})
