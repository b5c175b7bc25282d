import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { tokenOf, withQuery } from '../proof/wire.ts'

export const tokenSkipsFlagChecks: Mutant = defineMutant({
  name: 'token-skips-flag-checks',
  title: 'With a token flags are not checked',
  killedBy: [['auth/flags-with-token', 'status']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 400 && tokenOf(request) !== undefined
      ? forward(withQuery(request, 'raw', undefined))
      : answer
  },
})
