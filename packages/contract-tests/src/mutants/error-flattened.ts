import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { editText } from '../proof/wire.ts'

export const errorFlattened: Mutant = defineMutant({
  name: 'error-flattened',
  title: 'Errors have no envelope',
  killedBy: [['errors/not-found', 'schema']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status >= 400 ? editText(answer, (text) => JSON.stringify(JSON.parse(text).error)) : answer
  },
})
