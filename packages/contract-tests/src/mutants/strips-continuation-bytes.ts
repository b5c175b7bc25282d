import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { editText, isOn } from '../proof/wire.ts'

export const stripsContinuationBytes: Mutant = defineMutant({
  name: 'strips-continuation-bytes',
  title: 'Bytes that continue a character are taken for eight-bit controls',
  killedBy: [['raw/continuation-bytes', 'bytes']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    if (answer.status !== 200 || isOn(request, 'stream') || isOn(request, 'raw')) return answer
    return editText(answer, (text) => text.replace(/[\x80-\x9f]/g, ''))
  },
})
