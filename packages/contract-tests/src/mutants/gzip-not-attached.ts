import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { fieldOf, withField } from '../proof/wire.ts'

export const gzipNotAttached: Mutant = defineMutant({
  name: 'gzip-not-attached',
  title: 'Who accepts gzip gets no attachment',
  killedBy: [['download/for-browsers', 'no-disposition']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return /gzip/.test(fieldOf(request, 'Accept-Encoding') ?? '')
      ? withField(answer, 'Content-Disposition', undefined)
      : answer
  },
})
