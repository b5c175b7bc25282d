import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { withField } from '../proof/wire.ts'

export const retryAfterNegative: Mutant = defineMutant({
  name: 'retry-after-negative',
  title: 'Retry-After is negative',
  killedBy: [['limits/retry-after', 'retry-after']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 429 ? withField(answer, 'Retry-After', '-1') : answer
  },
})
