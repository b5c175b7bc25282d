import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, withToken } from '../proof/wire.ts'

export const wrongTokenDownloads: Mutant = defineMutant({
  name: 'wrong-token-downloads',
  title: 'A wrong token is not looked at with download',
  killedBy: [
    ['auth/wrong-bearer', 'status'],
    ['auth/wrong-query', 'status'],
  ],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 401 && isOn(request, 'download') ? forward(withToken(request, undefined)) : answer
  },
})
