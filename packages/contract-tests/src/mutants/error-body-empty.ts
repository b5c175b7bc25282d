import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { withBytes } from '../proof/wire.ts'

export const errorBodyEmpty: Mutant = defineMutant({
  name: 'error-body-empty',
  title: 'The body of a 403 is empty',
  killedBy: [
    ['errors/forbidden', 'not-json'],
    ['auth/foreign-bearer', 'not-json'],
  ],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 403 ? withBytes(answer, '') : answer
  },
})
