import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { withField } from '../proof/wire.ts'

export const retryAfterDecimal: Mutant = defineMutant({
  name: 'retry-after-decimal',
  title: 'Retry-After is half a second',
  killedBy: [['limits/retry-after', 'retry-after']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 429 ? withField(answer, 'Retry-After', '0.5') : answer
  },
})
