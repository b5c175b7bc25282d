import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isRunning } from '../proof/spoil.ts'
import { answerWith, fieldOf } from '../proof/wire.ts'

export const nothingYetNotFound: Mutant = defineMutant({
  name: 'nothing-yet-not-found',
  title: 'A run that has printed nothing yet has no log',
  killedBy: [['body/nothing-yet', 'status']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    if (answer.status !== 200 || fieldOf(answer, 'Content-Length') !== '0' || !(await isRunning(request, forward)))
      return answer
    return answerWith(404, 'application/json', '{"error":{"type":"record-not-found","message":"No log yet."}}')
  },
})
