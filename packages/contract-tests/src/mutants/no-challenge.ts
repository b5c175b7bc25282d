import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { withField } from '../proof/wire.ts'

export const noChallenge: Mutant = defineMutant({
  name: 'no-challenge',
  title: 'A 401 has no challenge',
  killedBy: [['auth/challenge', 'challenge']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 401 ? withField(answer, 'WWW-Authenticate', undefined) : answer
  },
})
