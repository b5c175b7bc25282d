import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { fieldOf, withField } from '../proof/wire.ts'

export const lengthTooShort: Mutant = defineMutant({
  name: 'length-too-short',
  title: 'Content-Length is one too few',
  killedBy: [['body/as-written', 'bytes']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && Number(fieldOf(answer, 'Content-Length')) > 1
      ? withField(answer, 'Content-Length', String(Number(fieldOf(answer, 'Content-Length')) - 1))
      : answer
  },
})
