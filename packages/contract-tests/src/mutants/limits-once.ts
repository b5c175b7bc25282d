import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { answerWith, pathOf, readAll, withBytes } from '../proof/wire.ts'

export const limitsOnce: Mutant = defineMutant({
  name: 'limits-once',
  title: 'Of the requests for a log past the limit only the first is refused',
  killedBy: [['limits/past-the-limit', 'no-limit']],
  start: () => {
    const kept = new Map<string, Buffer>()
    const refused = new Set<string>()
    return async (request, forward) => {
      const path = pathOf(request)
      const answer = await forward(request)
      if (answer.status === 200 && answer.framing === 'length') {
        const body = await readAll(answer.body)
        kept.set(path, body)
        return withBytes(answer, body)
      }
      if (answer.status !== 429 || !refused.has(path)) {
        if (answer.status === 429) refused.add(path)
        return answer
      }
      return answerWith(200, 'text/plain', kept.get(path) ?? '')
    }
  },
})
