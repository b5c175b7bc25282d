import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { withBytes } from '../proof/wire.ts'

export const errorBodyText: Mutant = defineMutant({
  name: 'error-body-text',
  title: 'The body of a 401 is no JSON',
  killedBy: [['errors/unauthorized', 'not-json']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 401 ? withBytes(answer, 'Unauthorized') : answer
  },
})
