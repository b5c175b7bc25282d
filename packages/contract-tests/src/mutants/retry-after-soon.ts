import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { withField } from '../proof/wire.ts'

export const retryAfterSoon: Mutant = defineMutant({
  name: 'retry-after-soon',
  title: 'Retry-After is a word',
  killedBy: [['limits/retry-after', 'retry-after']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 429 ? withField(answer, 'Retry-After', 'soon') : answer
  },
})
