import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { editText, isOn } from '../proof/wire.ts'

export const escapesMarkup: Mutant = defineMutant({
  name: 'escapes-markup',
  title: 'Markup in a log is escaped',
  killedBy: [['body/markup', 'bytes']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && !isOn(request, 'stream')
      ? editText(answer, (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;'))
      : answer
  },
})
