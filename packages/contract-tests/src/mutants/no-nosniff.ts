import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { withField } from '../proof/wire.ts'

export const noNosniff: Mutant = defineMutant({
  name: 'no-nosniff',
  title: 'A browser may guess what a log is',
  killedBy: [['secrecy/nosniff', 'nosniff']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 ? withField(answer, 'X-Content-Type-Options', undefined) : answer
  },
})
