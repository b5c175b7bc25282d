import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { fieldOf, withField } from '../proof/wire.ts'

export const inlineDisposition: Mutant = defineMutant({
  name: 'inline-disposition',
  title: 'A download is shown inline',
  killedBy: [
    ['download/one', 'disposition'],
    ['download/true', 'disposition'],
  ],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && fieldOf(answer, 'Content-Disposition') !== undefined
      ? withField(
          answer,
          'Content-Disposition',
          (fieldOf(answer, 'Content-Disposition') ?? '').replace('attachment', 'inline'),
        )
      : answer
  },
})
