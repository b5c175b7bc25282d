import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { withField } from '../proof/wire.ts'

export const optionsWithoutAllow: Mutant = defineMutant({
  name: 'options-without-allow',
  title: 'OPTIONS has no Allow',
  killedBy: [['methods/options-allow', 'no-allow']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return request.method === 'OPTIONS' ? withField(answer, 'Allow', undefined) : answer
  },
})
