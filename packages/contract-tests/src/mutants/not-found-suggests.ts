import { withDetail } from '../proof/leak-log.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { idOf } from '../proof/wire.ts'

export const notFoundSuggests: Mutant = defineMutant({
  name: 'not-found-suggests',
  title: 'A 404 suggests the id of another log',
  killedBy: [['secrecy/no-listing', 'id-told']],
  start: () => {
    let last = ''
    return async (request, forward) => {
      const answer = await forward(request)
      if (answer.status === 200) last = idOf(request)
      return answer.status === 404 ? withDetail(answer, 'similar', last) : answer
    }
  },
})
