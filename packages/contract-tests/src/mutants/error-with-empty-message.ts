import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { editText } from '../proof/wire.ts'

export const errorWithEmptyMessage: Mutant = defineMutant({
  name: 'error-with-empty-message',
  title: 'The message of an error is empty',
  killedBy: [['errors/bad-request', 'empty-message']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status >= 400
      ? editText(answer, (text) => JSON.stringify({ error: { ...JSON.parse(text).error, message: ' ' } }))
      : answer
  },
})
