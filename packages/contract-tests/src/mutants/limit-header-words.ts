import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { withField } from '../proof/wire.ts'

export const limitHeaderWords: Mutant = defineMutant({
  name: 'limit-header-words',
  title: 'X-RateLimit-Limit is no number',
  killedBy: [
    ['limits/header', 'rate-limit-header'],
    ['limits/error-header', 'rate-limit-header'],
    ['limits/header-value', 'rate-limit-header'],
    ['limits/refused-header', 'rate-limit-header'],
  ],
  start: () => async (request, forward) => withField(await forward(request), 'X-RateLimit-Limit', '60 per second'),
})
