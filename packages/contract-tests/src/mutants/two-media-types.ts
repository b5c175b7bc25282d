import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const twoMediaTypes: Mutant = defineMutant({
  name: 'two-media-types',
  title: 'A log has two media types',
  killedBy: [['body/media-type', 'media-type']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 ? { ...answer, fields: [...answer.fields, ['Content-Type', 'text/html']] } : answer
  },
})
