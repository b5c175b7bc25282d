import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { editText, isOn } from '../proof/wire.ts'

export const brokenUtf8Passes: Mutant = defineMutant({
  name: 'broken-utf8-passes',
  title: 'Bytes that are no UTF-8 are in the printable log',
  killedBy: [['raw/broken-utf8', 'invalid-utf8']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && !isOn(request, 'stream') && !isOn(request, 'raw')
      ? editText(answer, (text) => text.replaceAll('\xef\xbf\xbd', '\xff'))
      : answer
  },
})
