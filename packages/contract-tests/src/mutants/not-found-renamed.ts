import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { editText } from '../proof/wire.ts'

export const notFoundRenamed: Mutant = defineMutant({
  name: 'not-found-renamed',
  title: 'The type of the 404 has another name',
  killedBy: [['errors/not-found-type', 'error-type']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 404
      ? editText(answer, (text) => text.replace(/"type":\s*"[^"]*"/, '"type":"renamed"'))
      : answer
  },
})
