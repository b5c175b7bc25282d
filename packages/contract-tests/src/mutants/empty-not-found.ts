import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { answerWith, fieldOf } from '../proof/wire.ts'
import { exampleError } from '../spec/operation.ts'

export const emptyNotFound: Mutant = defineMutant({
  name: 'empty-not-found',
  title: 'An empty log is a 404',
  killedBy: [
    ['body/empty', 'status'],
    ['raw/only-escapes', 'status'],
  ],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    if (fieldOf(answer, 'Content-Length') !== '0' || answer.status !== 200) return answer
    const { message, type } = exampleError(404)
    return answerWith(404, 'application/json', JSON.stringify({ error: { type, message } }))
  },
})
