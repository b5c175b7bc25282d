import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { withField } from '../proof/wire.ts'

export const challengeUnclosed: Mutant = defineMutant({
  name: 'challenge-unclosed',
  title: 'The challenge of a 401 has a quote that is not closed',
  killedBy: [['auth/challenge-syntax', 'challenge-syntax']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 401 ? withField(answer, 'WWW-Authenticate', 'Bearer realm="logs') : answer
  },
})
