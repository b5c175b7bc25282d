import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { fieldOf, withField } from '../proof/wire.ts'

export const tokenInHeader: Mutant = defineMutant({
  name: 'token-in-header',
  title: 'An answer repeats the token in a header',
  killedBy: [['secrecy/known-token', 'token-in-header']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return fieldOf(request, 'Authorization') !== undefined
      ? withField(answer, 'X-Token', fieldOf(request, 'Authorization') ?? '')
      : answer
  },
})
