import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { withField } from '../proof/wire.ts'

export const allowOnPostOnly: Mutant = defineMutant({
  name: 'allow-on-post-only',
  title: 'Allow comes with the 405 of POST only',
  killedBy: [['methods/allow', 'no-allow']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 405 && request.method !== 'POST' ? withField(answer, 'Allow', undefined) : answer
  },
})
