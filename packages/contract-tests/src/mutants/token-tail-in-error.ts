import { withDetail } from '../proof/leak-log.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { tokenOf } from '../proof/wire.ts'

export const tokenTailInError: Mutant = defineMutant({
  name: 'token-tail-in-error',
  title: 'A 401 hides the first characters of a token, and shows the others',
  killedBy: [['secrecy/wrong-token', 'token-in-body']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    const token = tokenOf(request)
    return answer.status === 401 && token !== undefined ? withDetail(answer, 'hint', `****${token.slice(4)}`) : answer
  },
})
