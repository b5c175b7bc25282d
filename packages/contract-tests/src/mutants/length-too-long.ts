import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { fieldOf, withField } from '../proof/wire.ts'

export const lengthTooLong: Mutant = defineMutant({
  name: 'length-too-long',
  title: 'Content-Length is one too many',
  killedBy: [
    ['body/length', 'body-cut'],
    ['body/status', 'body-cut'],
  ],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && fieldOf(answer, 'Content-Length') !== undefined
      ? withField(answer, 'Content-Length', String(Number(fieldOf(answer, 'Content-Length')) + 1))
      : answer
  },
})
