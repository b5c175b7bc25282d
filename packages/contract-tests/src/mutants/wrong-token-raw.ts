import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, withToken } from '../proof/wire.ts'

export const wrongTokenRaw: Mutant = defineMutant({
  name: 'wrong-token-raw',
  title: 'A wrong token is not looked at with raw',
  killedBy: [
    ['auth/wrong-bearer', 'status'],
    ['auth/wrong-query', 'status'],
  ],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 401 && isOn(request, 'raw') ? forward(withToken(request, undefined)) : answer
  },
})
