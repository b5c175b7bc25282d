import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { answerWith } from '../proof/wire.ts'

export const repeatedFlagFails: Mutant = defineMutant({
  name: 'repeated-flag-fails',
  title: 'A repeated flag is a server error',
  killedBy: [['flags/repeated', 'status']],
  start: () => async (request, forward) =>
    /raw=.*raw=/.test(request.path) ? answerWith(500, 'text/plain', 'oops') : forward(request),
})
