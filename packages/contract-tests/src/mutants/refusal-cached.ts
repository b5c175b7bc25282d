import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { answerWith, pathOf } from '../proof/wire.ts'
import { exampleError } from '../spec/operation.ts'

export const refusalCached: Mutant = defineMutant({
  name: 'refusal-cached',
  title: 'Who was refused a log closes it to its owner',
  killedBy: [['auth/order', 'status']],
  start: () => {
    const refused = new Map<string, number>()
    return async (request, forward) => {
      const answer = await forward(request)
      const before = refused.get(pathOf(request))
      if (before === 403 && answer.status === 200)
        return answerWith(before, 'application/json', JSON.stringify({ error: exampleError(before) }))
      refused.set(pathOf(request), answer.status)
      return answer
    }
  },
})
