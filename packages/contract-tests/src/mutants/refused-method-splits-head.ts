import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { idOf, withField } from '../proof/wire.ts'

export const refusedMethodSplitsHead: Mutant = defineMutant({
  name: 'refused-method-splits-head',
  title: 'The id goes into a header of the answer to a method that is refused',
  killedBy: [['secrecy/header-splitting', 'split']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 405 ? withField(answer, 'X-Log-Id', idOf(request)) : answer
  },
})
