import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { answerWith, pathOf } from '../proof/wire.ts'

export const undefinedIsAnId: Mutant = defineMutant({
  name: 'undefined-is-an-id',
  title: 'The id undefined brings an empty log',
  killedBy: [['errors/several-ids', 'status']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return pathOf(request).endsWith('/undefined') ? answerWith(200, 'text/plain', '') : answer
  },
})
