import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { withField } from '../proof/wire.ts'

export const noLimitHeaderOnErrors: Mutant = defineMutant({
  name: 'no-limit-header-on-errors',
  title: 'Errors do not say the limit',
  killedBy: [['limits/error-header', 'rate-limit-header']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status >= 400 ? withField(answer, 'X-RateLimit-Limit', undefined) : answer
  },
})
