import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { fieldOf, isOn, withField } from '../proof/wire.ts'

export const downloadLengthTooShort: Mutant = defineMutant({
  name: 'download-length-too-short',
  title: 'Content-Length of a download is one too few',
  killedBy: [['body/length', 'bytes']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    const length = Number(fieldOf(answer, 'Content-Length'))
    return answer.status === 200 && isOn(request, 'download') && length > 1
      ? withField(answer, 'Content-Length', String(length - 1))
      : answer
  },
})
