import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { withField } from '../proof/wire.ts'

export const noLimitHeader: Mutant = defineMutant({
  name: 'no-limit-header',
  title: 'Answers do not say the limit',
  killedBy: [['limits/header', 'rate-limit-header']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 ? withField(answer, 'X-RateLimit-Limit', undefined) : answer
  },
})
