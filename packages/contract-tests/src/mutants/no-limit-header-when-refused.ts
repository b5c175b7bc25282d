import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { withField } from '../proof/wire.ts'

export const noLimitHeaderWhenRefused: Mutant = defineMutant({
  name: 'no-limit-header-when-refused',
  title: 'A 401, 403 or 405 does not say what the limit is',
  killedBy: [['limits/each-refusal-header', 'rate-limit-header']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return [401, 403, 405].includes(answer.status) ? withField(answer, 'X-RateLimit-Limit', undefined) : answer
  },
})
