import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, withQuery } from '../proof/wire.ts'

export const streamOffWithAllFlags: Mutant = defineMutant({
  name: 'stream-off-with-all-flags',
  title: 'With raw and download a log is not streamed',
  killedBy: [['stream/different-flags', 'ended-early']],
  start: () => async (request, forward) =>
    forward(isOn(request, 'raw') && isOn(request, 'download') ? withQuery(request, 'stream', undefined) : request),
})
