import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { fieldOf } from '../proof/wire.ts'

export const twoFramings: Mutant = defineMutant({
  name: 'two-framings',
  title: 'A log has a Content-Length and comes in chunks',
  killedBy: [['body/length', 'no-answer']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && fieldOf(answer, 'Content-Length') !== undefined
      ? { ...answer, framing: 'chunked' }
      : answer
  },
})
