import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { fieldOf, withField } from '../proof/wire.ts'

export const largeAttached: Mutant = defineMutant({
  name: 'large-attached',
  title: 'A log of megabytes is always an attachment',
  killedBy: [['download/large', 'attachment']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return Number(fieldOf(answer, 'Content-Length')) > 1_000_000
      ? withField(answer, 'Content-Disposition', 'attachment; filename="log.txt"')
      : answer
  },
})
