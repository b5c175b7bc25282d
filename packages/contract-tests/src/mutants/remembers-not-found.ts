import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { answerWith, pathOf } from '../proof/wire.ts'

export const remembersNotFound: Mutant = defineMutant({
  name: 'remembers-not-found',
  title: 'An id that once named no log names none for good',
  killedBy: [['body/after-not-found', 'status']],
  start: () => {
    const unknown = new Set<string>()
    return async (request, forward) => {
      const answer = await forward(request)
      if (answer.status === 404) unknown.add(pathOf(request))
      return answer.status === 200 && unknown.has(pathOf(request))
        ? answerWith(404, 'application/json', '{"error":{"type":"record-not-found","message":"Not found."}}')
        : answer
    }
  },
})
