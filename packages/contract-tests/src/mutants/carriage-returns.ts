import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { editText, isOn } from '../proof/wire.ts'

export const carriageReturns: Mutant = defineMutant({
  name: 'carriage-returns',
  title: 'Lines end with CR LF',
  killedBy: [
    ['body/as-written', 'line-missing'],
    ['body/blank-lines', 'bytes'],
  ],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && !isOn(request, 'stream')
      ? editText(answer, (text) => text.replaceAll('\n', '\r\n'))
      : answer
  },
})
