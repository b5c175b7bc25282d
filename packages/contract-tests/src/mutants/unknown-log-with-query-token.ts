import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { answerWith, queryOf } from '../proof/wire.ts'

export const unknownLogWithQueryToken: Mutant = defineMutant({
  name: 'unknown-log-with-query-token',
  title: 'With a token in the query an unknown id brings an empty log',
  killedBy: [['auth/known-for-unknown', 'status']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 404 && queryOf(request, 'token') !== undefined ? answerWith(200, 'text/plain', '') : answer
  },
})
