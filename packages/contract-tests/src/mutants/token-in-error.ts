import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { editText } from '../proof/wire.ts'

export const tokenInError: Mutant = defineMutant({
  name: 'token-in-error',
  title: 'An error repeats the query',
  killedBy: [
    ['secrecy/known-token', 'token-in-body'],
    ['secrecy/foreign-token', 'token-in-body'],
  ],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status >= 400
      ? editText(answer, (text) => JSON.stringify({ error: { ...JSON.parse(text).error, request: request.path } }))
      : answer
  },
})
