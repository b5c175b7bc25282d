import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, withField } from '../proof/wire.ts'

export const allFlagsNotAttached: Mutant = defineMutant({
  name: 'all-flags-not-attached',
  title: 'With all three flags on there is no attachment',
  killedBy: [['flags/every-combination', 'no-disposition']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return isOn(request, 'stream') && isOn(request, 'download') && isOn(request, 'raw')
      ? withField(answer, 'Content-Disposition', undefined)
      : answer
  },
})
