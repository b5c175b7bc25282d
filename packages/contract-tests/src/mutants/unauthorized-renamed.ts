import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { editText } from '../proof/wire.ts'

export const unauthorizedRenamed: Mutant = defineMutant({
  name: 'unauthorized-renamed',
  title: 'The type of the 401 has another name',
  killedBy: [['errors/unauthorized-type', 'error-type']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 401
      ? editText(answer, (text) => text.replace(/"type":\s*"[^"]*"/, '"type":"renamed"'))
      : answer
  },
})
