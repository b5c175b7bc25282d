import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { idOf, withToken } from '../proof/wire.ts'

export const wrongTokenWhileRunning: Mutant = defineMutant({
  name: 'wrong-token-while-running',
  title: 'A wrong token is not looked at while the run is running',
  killedBy: [['auth/wrong-while-running', 'status']],
  start: (runs) => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 401 && runs.get(idOf(request))?.state === 'running'
      ? forward(withToken(request, undefined))
      : answer
  },
})
