import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const unknownMethodIs501: Mutant = defineMutant({
  name: 'unknown-method-is-501',
  title: 'A method that nobody implements is a 501',
  killedBy: [['methods/others', 'status']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return !/^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|TRACE)$/.test(request.method)
      ? { ...answer, status: 501 }
      : answer
  },
})
