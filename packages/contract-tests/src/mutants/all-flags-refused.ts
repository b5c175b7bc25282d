import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, withQuery } from '../proof/wire.ts'

export const allFlagsRefused: Mutant = defineMutant({
  name: 'all-flags-refused',
  title: 'All three flags at once are refused',
  killedBy: [['flags/together', 'status']],
  start: () => async (request, forward) =>
    forward(
      isOn(request, 'stream') && isOn(request, 'raw') && isOn(request, 'download')
        ? withQuery(request, 'raw', 'refused')
        : request,
    ),
})
