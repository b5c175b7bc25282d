import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { answerWith, idOf, tokenOf } from '../proof/wire.ts'

export const openOnlyToOwner: Mutant = defineMutant({
  name: 'open-only-to-owner',
  title: 'A token that is not the owner’s is refused where none is needed',
  killedBy: [['auth/known-for-open', 'status']],
  start: (runs) => async (request, forward) => {
    const answer = await forward(request)
    const run = runs.get(idOf(request))
    return answer.status === 200 &&
      run?.access === 'anyone' &&
      run.owner !== undefined &&
      tokenOf(request) !== undefined
      ? answerWith(403, 'application/json', '{"error":{"type":"permission-denied","message":"No."}}')
      : answer
  },
})
