import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const switchesProtocols: Mutant = defineMutant({
  name: 'switches-protocols',
  title: 'An answer begins with 101, which nobody asked for',
  killedBy: [['body/status', 'status']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 ? { ...answer, status: 101, reason: 'Switching Protocols' } : answer
  },
})
