import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { fieldOf, withField } from '../proof/wire.ts'

export const emptyNotAttached: Mutant = defineMutant({
  name: 'empty-not-attached',
  title: 'A log without a byte is no attachment',
  killedBy: [['download/empty', 'no-disposition']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return fieldOf(answer, 'Content-Length') === '0' ? withField(answer, 'Content-Disposition', undefined) : answer
  },
})
