import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { editText, fieldOf, queryOf } from '../proof/wire.ts'

export const wrongTokenInError: Mutant = defineMutant({
  name: 'wrong-token-in-error',
  title: 'A 401 says which token was wrong',
  killedBy: [['secrecy/wrong-token', 'token-in-body']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 401
      ? editText(answer, (text) =>
          JSON.stringify({
            error: { ...JSON.parse(text).error, token: fieldOf(request, 'Authorization') ?? queryOf(request, 'token') },
          }),
        )
      : answer
  },
})
