import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { answerWith } from '../proof/wire.ts'

export const tokenInRedirect: Mutant = defineMutant({
  name: 'token-in-redirect',
  title: 'Who asks for a path that ends in a slash is sent on, with the token',
  killedBy: [['secrecy/known-token', 'token-in-header']],
  start: () => async (request, forward) =>
    /\/\?/.test(request.path)
      ? answerWith(301, 'text/plain', '', [['Location', request.path.replace('/?', '?')]])
      : forward(request),
})
