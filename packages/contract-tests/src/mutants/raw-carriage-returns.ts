import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { editText, isOn } from '../proof/wire.ts'

export const rawCarriageReturns: Mutant = defineMutant({
  name: 'raw-carriage-returns',
  title: 'The verbatim log has CR LF',
  killedBy: [
    ['raw/plain-log', 'bytes'],
    ['raw/any-bytes', 'bytes'],
  ],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && !isOn(request, 'stream') && isOn(request, 'raw')
      ? editText(answer, (text) => text.replaceAll('\n', '\r\n'))
      : answer
  },
})
