import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { answerWith, pathOf } from '../proof/wire.ts'

export const putMakesLog: Mutant = defineMutant({
  name: 'put-makes-log',
  title: 'PUT is refused, and makes a log where there was none',
  killedBy: [['methods/harmless', 'status']],
  start: () => {
    const made = new Set<string>()
    return async (request, forward) => {
      if (request.method === 'PUT') made.add(pathOf(request))
      const answer = await forward(request)
      return answer.status === 404 && made.has(pathOf(request)) ? answerWith(200, 'text/plain', '') : answer
    }
  },
})
