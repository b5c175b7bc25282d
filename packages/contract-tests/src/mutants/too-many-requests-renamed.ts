import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { editText } from '../proof/wire.ts'

export const tooManyRequestsRenamed: Mutant = defineMutant({
  name: 'too-many-requests-renamed',
  title: 'The type of the 429 has another name',
  killedBy: [['errors/too-many-requests-type', 'error-type']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 429
      ? editText(answer, (text) => text.replace(/"type":\s*"[^"]*"/, '"type":"renamed"'))
      : answer
  },
})
