import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, withField } from '../proof/wire.ts'

export const togetherNotAttached: Mutant = defineMutant({
  name: 'together-not-attached',
  title: 'With all three flags the log is no attachment',
  killedBy: [['flags/together', 'no-disposition']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return isOn(request, 'stream') && isOn(request, 'raw')
      ? withField(answer, 'Content-Disposition', undefined)
      : answer
  },
})
