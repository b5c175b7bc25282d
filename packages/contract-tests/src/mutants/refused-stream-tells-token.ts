import { withDetail } from '../proof/leak-log.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, tokenOf } from '../proof/wire.ts'

export const refusedStreamTellsToken: Mutant = defineMutant({
  name: 'refused-stream-tells-token',
  title: 'A 401 to a stream names the token, in lower case',
  killedBy: [['secrecy/wrong-token', 'token-in-body']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    const token = tokenOf(request)
    return answer.status === 401 && token !== undefined && isOn(request, 'stream')
      ? withDetail(answer, 'token', token.toLowerCase())
      : answer
  },
})
