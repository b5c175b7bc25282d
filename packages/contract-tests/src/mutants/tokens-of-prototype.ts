import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { answerWith, tokenOf } from '../proof/wire.ts'

export const tokensOfPrototype: Mutant = defineMutant({
  name: 'tokens-of-prototype',
  title: 'Tokens are looked up in a plain object, which knows more names',
  killedBy: [['auth/empty-token', 'status']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 401 && (tokenOf(request) ?? '-') in {}
      ? answerWith(403, 'application/json', '{"error":{"type":"permission-denied","message":"No."}}')
      : answer
  },
})
