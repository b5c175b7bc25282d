import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { editText } from '../proof/wire.ts'

export const forbiddenRenamed: Mutant = defineMutant({
  name: 'forbidden-renamed',
  title: 'The type of the 403 has another name',
  killedBy: [['errors/forbidden-type', 'error-type']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 403
      ? editText(answer, (text) => text.replace(/"type":\s*"[^"]*"/, '"type":"renamed"'))
      : answer
  },
})
