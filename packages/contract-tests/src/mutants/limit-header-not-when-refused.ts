import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { withField } from '../proof/wire.ts'

export const limitHeaderNotWhenRefused: Mutant = defineMutant({
  name: 'limit-header-not-when-refused',
  title: 'A 429 does not say the limit',
  killedBy: [['limits/refused-header', 'rate-limit-header']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 429 ? withField(answer, 'X-RateLimit-Limit', undefined) : answer
  },
})
