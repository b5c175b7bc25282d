import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { withField } from '../proof/wire.ts'

export const allowListsPost: Mutant = defineMutant({
  name: 'allow-lists-post',
  title: 'Allow lists POST',
  killedBy: [['methods/allow', 'allow']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 405 ? withField(answer, 'Allow', 'OPTIONS,GET,POST') : answer
  },
})
