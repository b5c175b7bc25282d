import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const bareQuestionMarkBreaks: Mutant = defineMutant({
  name: 'bare-question-mark-breaks',
  title: 'An address that ends with a question mark is no address',
  killedBy: [['body/status', 'status']],
  start: () => async (request, forward) =>
    forward(request.path.endsWith('?') ? { ...request, path: '/v2/logs' } : request),
})
