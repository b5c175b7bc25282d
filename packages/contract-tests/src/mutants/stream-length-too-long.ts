import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { fieldOf, isOn, withField } from '../proof/wire.ts'

export const streamLengthTooLong: Mutant = defineMutant({
  name: 'stream-length-too-long',
  title: 'Content-Length of a finished stream is one too many',
  killedBy: [['body/length', 'body-cut']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    const length = fieldOf(answer, 'Content-Length')
    return answer.status === 200 && isOn(request, 'stream') && length !== undefined
      ? withField(answer, 'Content-Length', String(Number(length) + 1))
      : answer
  },
})
