import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { editText } from '../proof/wire.ts'

export const badRequestRenamed: Mutant = defineMutant({
  name: 'bad-request-renamed',
  title: 'The type of the 400 has another name',
  killedBy: [['errors/bad-request-type', 'error-type']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 400
      ? editText(answer, (text) => text.replace(/"type":\s*"[^"]*"/, '"type":"renamed"'))
      : answer
  },
})
