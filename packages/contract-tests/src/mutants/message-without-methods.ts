import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { editText } from '../proof/wire.ts'

export const messageWithoutMethods: Mutant = defineMutant({
  name: 'message-without-methods',
  title: 'The message of a 405 names no method',
  killedBy: [['methods/message', 'message']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 405
      ? editText(answer, (text) =>
          JSON.stringify({ error: { ...JSON.parse(text).error, message: 'Method not allowed.' } }),
        )
      : answer
  },
})
