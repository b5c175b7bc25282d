import { withDetail } from '../proof/leak-log.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { pathOf, tokenOf } from '../proof/wire.ts'

export const ownerTokenInRefusal: Mutant = defineMutant({
  name: 'owner-token-in-refusal',
  title: 'A 403 says which token would do',
  killedBy: [['secrecy/owner-token', 'token-in-body']],
  start: () => {
    const known = new Map<string, string>()
    return async (request, forward) => {
      const answer = await forward(request)
      const token = tokenOf(request)
      if (answer.status === 200 && token !== undefined) known.set(pathOf(request), token)
      return answer.status === 403 ? withDetail(answer, 'needed', known.get(pathOf(request)) ?? '') : answer
    }
  },
})
