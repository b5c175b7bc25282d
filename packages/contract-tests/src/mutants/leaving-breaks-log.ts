import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { answerWith, pathOf, watchLeaving } from '../proof/wire.ts'

export const leavingBreaksLog: Mutant = defineMutant({
  name: 'leaving-breaks-log',
  title: 'A log whose reader left is a server error from then on',
  killedBy: [
    ['body/left-midway', 'status'],
    ['stream/leaving-reader', 'ended-early'],
  ],
  start: () => {
    const left = new Set<string>()
    return async (request, forward) => {
      if (left.has(pathOf(request))) return answerWith(500, 'text/plain', 'Stream closed')
      const answer = await forward(request)
      return answer.status === 200
        ? { ...answer, body: watchLeaving(answer.body, () => left.add(pathOf(request))) }
        : answer
    }
  },
})
