import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { answerWith, fieldOf } from '../proof/wire.ts'
import { exampleError } from '../spec/operation.ts'

export const strangersRefused: Mutant = defineMutant({
  name: 'strangers-refused',
  title: 'A log that anyone may read is refused to a known token',
  killedBy: [['auth/known-for-open', 'status']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    if (answer.status !== 200 || fieldOf(request, 'Authorization') === undefined) return answer
    const open = await forward({ ...request, fields: [] })
    return open.status === 200
      ? answerWith(403, 'application/json', JSON.stringify({ error: exampleError(403) }))
      : answer
  },
})
