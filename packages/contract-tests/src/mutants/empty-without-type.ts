import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { fieldOf, withField } from '../proof/wire.ts'

export const emptyWithoutType: Mutant = defineMutant({
  name: 'empty-without-type',
  title: 'An empty log has no media type',
  killedBy: [['body/every-media-type', 'media-type']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return fieldOf(answer, 'Content-Length') === '0' ? withField(answer, 'Content-Type', undefined) : answer
  },
})
