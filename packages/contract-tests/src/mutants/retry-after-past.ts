import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { withField } from '../proof/wire.ts'

export const retryAfterPast: Mutant = defineMutant({
  name: 'retry-after-past',
  title: 'Retry-After is in the past',
  killedBy: [['limits/retry-after-sensible', 'absurd-wait']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 429 ? withField(answer, 'Retry-After', new Date(0).toUTCString()) : answer
  },
})
