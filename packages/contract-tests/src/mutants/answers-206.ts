import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const answers206: Mutant = defineMutant({
  name: 'answers-206',
  title: 'Logs are answered 206',
  killedBy: [
    ['body/status', 'status'],
    ['auth/no-token-needed', 'status'],
  ],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 ? { ...answer, status: 206 } : answer
  },
})
