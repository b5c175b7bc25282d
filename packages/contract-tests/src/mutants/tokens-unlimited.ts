import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { answerWith, tokenOf } from '../proof/wire.ts'

export const tokensUnlimited: Mutant = defineMutant({
  name: 'tokens-unlimited',
  title: 'Who has a token is not limited',
  killedBy: [['limits/whatever-the-request', 'no-limit']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 429 && tokenOf(request) !== undefined ? answerWith(200, 'text/plain', 'a line\n') : answer
  },
})
