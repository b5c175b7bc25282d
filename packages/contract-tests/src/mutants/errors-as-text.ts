import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { withField } from '../proof/wire.ts'

export const errorsAsText: Mutant = defineMutant({
  name: 'errors-as-text',
  title: 'Errors are plain text',
  killedBy: [
    ['errors/bad-request', 'media-type'],
    ['errors/not-found', 'media-type'],
  ],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status >= 400 ? withField(answer, 'Content-Type', 'text/plain') : answer
  },
})
