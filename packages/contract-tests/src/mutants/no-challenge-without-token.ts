import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { fieldOf, withField } from '../proof/wire.ts'

export const noChallengeWithoutToken: Mutant = defineMutant({
  name: 'no-challenge-without-token',
  title: 'A 401 to a request without a bearer token has no challenge',
  killedBy: [['auth/challenge-no-token', 'challenge']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 401 && fieldOf(request, 'Authorization') === undefined
      ? withField(answer, 'WWW-Authenticate', undefined)
      : answer
  },
})
