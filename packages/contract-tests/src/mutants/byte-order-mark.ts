import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { editText, isOn } from '../proof/wire.ts'

export const byteOrderMark: Mutant = defineMutant({
  name: 'byte-order-mark',
  title: 'A byte-order mark stands first',
  killedBy: [
    ['body/no-byte-order-mark', 'byte-order-mark'],
    ['body/empty', 'bytes'],
  ],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && !isOn(request, 'stream')
      ? editText(answer, (text) => `\xef\xbb\xbf${text}`)
      : answer
  },
})
