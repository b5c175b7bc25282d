import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { answerWith, fieldOf, queryOf } from '../proof/wire.ts'
import { exampleError } from '../spec/operation.ts'

export const tokenAlwaysNeeded: Mutant = defineMutant({
  name: 'token-always-needed',
  title: 'Every log needs a token',
  killedBy: [['auth/no-token-needed', 'status']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 &&
      fieldOf(request, 'Authorization') === undefined &&
      queryOf(request, 'token') === undefined
      ? answerWith(401, 'application/json', JSON.stringify({ error: exampleError(401) }))
      : answer
  },
})
