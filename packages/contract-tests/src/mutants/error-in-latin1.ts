import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { editText } from '../proof/wire.ts'

export const errorInLatin1: Mutant = defineMutant({
  name: 'error-in-latin1',
  title: 'The message of an error is no UTF-8',
  killedBy: [['errors/not-found', 'invalid-utf8']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 404
      ? editText(answer, (text) => JSON.stringify({ error: { ...JSON.parse(text).error, message: 'not found: \xe9' } }))
      : answer
  },
})
