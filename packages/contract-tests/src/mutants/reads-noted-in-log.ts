import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { idOf } from '../proof/wire.ts'

export const readsNotedInLog: Mutant = defineMutant({
  name: 'reads-noted-in-log',
  title: 'Each read of a running log is noted in it, with the query',
  killedBy: [['secrecy/running', 'token-in-body']],
  start: (runs) => async (request, forward) => {
    const run = runs.get(idOf(request))
    if (run?.state === 'running') run.append(`GET ${request.path}\n`)
    return forward(request)
  },
})
