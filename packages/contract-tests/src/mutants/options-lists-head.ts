import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { withField } from '../proof/wire.ts'

export const optionsListsHead: Mutant = defineMutant({
  name: 'options-lists-head',
  title: 'The Allow of OPTIONS lists HEAD, which is refused',
  killedBy: [['methods/allow', 'allow']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return request.method === 'OPTIONS' ? withField(answer, 'Allow', 'OPTIONS,GET,HEAD') : answer
  },
})
