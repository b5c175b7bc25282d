import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const headStreams: Mutant = defineMutant({
  name: 'head-streams',
  title: 'HEAD with a flag sends the log',
  killedBy: [['methods/head-body', 'head-body']],
  start: () => async (request, forward) =>
    forward(request.method === 'HEAD' && request.path.includes('?') ? { ...request, method: 'GET' } : request),
})
