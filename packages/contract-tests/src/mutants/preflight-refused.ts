import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { answerWith, fieldOf } from '../proof/wire.ts'

export const preflightRefused: Mutant = defineMutant({
  name: 'preflight-refused',
  title: 'OPTIONS with an Origin is refused',
  killedBy: [['methods/preflight', 'status']],
  start: () => async (request, forward) =>
    request.method === 'OPTIONS' && fieldOf(request, 'Origin') !== undefined
      ? answerWith(403, 'text/plain', 'Invalid CORS request')
      : forward(request),
})
