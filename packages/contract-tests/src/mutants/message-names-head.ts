import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { editText } from '../proof/wire.ts'

export const messageNamesHead: Mutant = defineMutant({
  name: 'message-names-head',
  title: 'The message of a 405 names HEAD among the methods',
  killedBy: [['methods/message', 'message']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 405 && answer.framing === 'length'
      ? editText(answer, (text) => text.replace('OPTIONS,GET', 'OPTIONS,GET,HEAD'))
      : answer
  },
})
