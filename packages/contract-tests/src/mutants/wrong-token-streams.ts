import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, withToken } from '../proof/wire.ts'

export const wrongTokenStreams: Mutant = defineMutant({
  name: 'wrong-token-streams',
  title: 'A wrong token is not looked at with stream',
  killedBy: [
    ['auth/wrong-bearer', 'status'],
    ['auth/wrong-query', 'status'],
  ],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 401 && isOn(request, 'stream') ? forward(withToken(request, undefined)) : answer
  },
})
