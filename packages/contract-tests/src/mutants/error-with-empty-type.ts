import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { editText } from '../proof/wire.ts'

export const errorWithEmptyType: Mutant = defineMutant({
  name: 'error-with-empty-type',
  title: 'The type of an error is empty',
  killedBy: [['errors/bad-request', 'empty-type']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status >= 400
      ? editText(answer, (text) => JSON.stringify({ error: { ...JSON.parse(text).error, type: '' } }))
      : answer
  },
})
