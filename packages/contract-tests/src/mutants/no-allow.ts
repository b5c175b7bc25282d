import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { withField } from '../proof/wire.ts'

export const noAllow: Mutant = defineMutant({
  name: 'no-allow',
  title: 'A 405 has no Allow',
  killedBy: [['methods/allow', 'no-allow']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 405 ? withField(answer, 'Allow', undefined) : answer
  },
})
