import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { editText } from '../proof/wire.ts'

export const methodNotAllowedRenamed: Mutant = defineMutant({
  name: 'method-not-allowed-renamed',
  title: 'The type of the 405 has another name',
  killedBy: [['errors/method-not-allowed-type', 'error-type']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 405
      ? editText(answer, (text) => text.replace(/"type":\s*"[^"]*"/, '"type":"renamed"'))
      : answer
  },
})
