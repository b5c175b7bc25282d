import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { fieldOf, withField } from '../proof/wire.ts'

export const largeNotAttached: Mutant = defineMutant({
  name: 'large-not-attached',
  title: 'A log of more than a megabyte is no attachment',
  killedBy: [['download/large', 'no-disposition']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return Number(fieldOf(answer, 'Content-Length')) > 1024 * 1024
      ? withField(answer, 'Content-Disposition', undefined)
      : answer
  },
})
