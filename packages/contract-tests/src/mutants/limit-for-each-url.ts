import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { answerWith } from '../proof/wire.ts'

export const limitForEachUrl: Mutant = defineMutant({
  name: 'limit-for-each-url',
  title: 'The limit counts for each spelling of a URL',
  killedBy: [['limits/one-count', 'no-limit']],
  start: () => {
    const seen = new Set<string>()
    return async (request, forward) => {
      const answer = await forward(request)
      const isFirst = !seen.has(request.path)
      seen.add(request.path)
      return answer.status === 429 && isFirst ? answerWith(200, 'text/plain', 'a line\n') : answer
    }
  },
})
