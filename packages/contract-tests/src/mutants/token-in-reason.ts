import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { queryOf } from '../proof/wire.ts'

export const tokenInReason: Mutant = defineMutant({
  name: 'token-in-reason',
  title: 'The reason phrase holds the token',
  killedBy: [['secrecy/known-token', 'token-in-header']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return { ...answer, reason: `Fine, ${queryOf(request, 'token') ?? 'friend'}` }
  },
})
