import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, queryOf, withField } from '../proof/wire.ts'

export const foreignStreamAsText: Mutant = defineMutant({
  name: 'foreign-stream-as-text',
  title: 'With stream and a token in the query a 403 is text',
  killedBy: [['auth/foreign-flags', 'media-type']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 403 && isOn(request, 'stream') && queryOf(request, 'token') !== undefined
      ? withField(answer, 'Content-Type', 'text/plain')
      : answer
  },
})
