import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { withField } from '../proof/wire.ts'

export const allowOfPutListsPost: Mutant = defineMutant({
  name: 'allow-of-put-lists-post',
  title: 'The Allow of a refused PUT lists POST',
  killedBy: [['methods/allow', 'allow']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return request.method === 'PUT' ? withField(answer, 'Allow', 'OPTIONS,GET,POST') : answer
  },
})
