import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { answerWith, idOf } from '../proof/wire.ts'

export const listsLogs: Mutant = defineMutant({
  name: 'lists-logs',
  title: 'The path above lists the ids that were read',
  killedBy: [['secrecy/no-listing', 'id-told']],
  start: () => {
    const known = new Set<string>()
    return async (request, forward) => {
      if (/^\/v2\/logs\/?$/.test(request.path)) return answerWith(200, 'application/json', JSON.stringify([...known]))
      const answer = await forward(request)
      if (answer.status === 200) known.add(idOf(request))
      return answer
    }
  },
})
