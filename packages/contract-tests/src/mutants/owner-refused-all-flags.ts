import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { answerWith, isOn, tokenOf } from '../proof/wire.ts'

export const ownerRefusedAllFlags: Mutant = defineMutant({
  name: 'owner-refused-all-flags',
  title: 'The owner is refused with all three flags on',
  killedBy: [['auth/every-combination', 'status']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    const isAllOn = isOn(request, 'stream') && isOn(request, 'download') && isOn(request, 'raw')
    return isAllOn && answer.status === 200 && tokenOf(request) !== undefined
      ? answerWith(403, 'application/json', '{"error":{"type":"permission-denied","message":"No."}}')
      : answer
  },
})
