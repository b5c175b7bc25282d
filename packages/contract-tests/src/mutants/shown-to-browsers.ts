import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { fieldOf, withField } from '../proof/wire.ts'

export const shownToBrowsers: Mutant = defineMutant({
  name: 'shown-to-browsers',
  title: 'Browsers show a log whatever download says',
  killedBy: [['download/for-browsers', 'no-disposition']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return fieldOf(request, 'Accept')?.startsWith('text/html') === true
      ? withField(answer, 'Content-Disposition', undefined)
      : answer
  },
})
