import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { fieldOf, once, withField } from '../proof/wire.ts'

export const anyTagMatches: Mutant = defineMutant({
  name: 'any-tag-matches',
  title: 'Any If-None-Match is answered with 304',
  killedBy: [['body/conditions', 'status']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && fieldOf(request, 'If-None-Match') !== undefined
      ? { ...withField(answer, 'Content-Length', undefined), status: 304, body: once(Buffer.alloc(0)), framing: 'none' }
      : answer
  },
})
