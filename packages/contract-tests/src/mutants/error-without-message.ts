import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { editText } from '../proof/wire.ts'

export const errorWithoutMessage: Mutant = defineMutant({
  name: 'error-without-message',
  title: 'Errors have no message',
  killedBy: [
    ['errors/bad-request', 'schema'],
    ['methods/message', 'schema'],
  ],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status >= 400
      ? editText(answer, (text) => JSON.stringify({ error: { type: JSON.parse(text).error.type } }))
      : answer
  },
})
