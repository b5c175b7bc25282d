import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { answerWith } from '../proof/wire.ts'
import { exampleError } from '../spec/operation.ts'

export const random429: Mutant = defineMutant({
  name: 'random-429',
  title: 'Every ninth request is refused without cause',
  killedBy: [['flags/stream-malformed', 'status']],
  start: () => {
    let count = 0
    return async (request, forward) => {
      count += 1
      return count % 9 === 0
        ? answerWith(429, 'application/json', JSON.stringify({ error: exampleError(429) }))
        : forward(request)
    }
  },
})
