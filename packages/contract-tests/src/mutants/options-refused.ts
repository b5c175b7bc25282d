import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const optionsRefused: Mutant = defineMutant({
  name: 'options-refused',
  title: 'OPTIONS is a 405',
  killedBy: [['methods/options', 'status']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return request.method === 'OPTIONS' ? { ...answer, status: 405 } : answer
  },
})
