import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { answerWith, idOf, tokenOf } from '../proof/wire.ts'
import { exampleError } from '../spec/operation.ts'

export const tokenRefusedWhileRunning: Mutant = defineMutant({
  name: 'token-refused-while-running',
  title: 'While a run is running its log is refused to a token that is not its own',
  killedBy: [['auth/known-while-running', 'ended-early']],
  start: (runs) => async (request, forward) => {
    const run = runs.get(idOf(request))
    return run?.state === 'running' && run.access === 'anyone' && tokenOf(request) !== undefined
      ? answerWith(403, 'application/json', JSON.stringify({ error: exampleError(403) }))
      : forward(request)
  },
})
