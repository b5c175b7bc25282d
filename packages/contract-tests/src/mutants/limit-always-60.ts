import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { fieldOf, withField } from '../proof/wire.ts'

export const limitAlways60: Mutant = defineMutant({
  name: 'limit-always-60',
  title: 'Answers say 60 whatever the limit',
  killedBy: [['limits/says-the-limit', 'rate-limit-header']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return fieldOf(answer, 'X-RateLimit-Limit') !== undefined ? withField(answer, 'X-RateLimit-Limit', '60') : answer
  },
})
