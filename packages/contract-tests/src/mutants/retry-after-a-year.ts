import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { withField } from '../proof/wire.ts'

export const retryAfterAYear: Mutant = defineMutant({
  name: 'retry-after-a-year',
  title: 'Retry-After is a year',
  killedBy: [['limits/retry-after-sensible', 'absurd-wait']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 429 ? withField(answer, 'Retry-After', '31536000') : answer
  },
})
