import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, withQuery } from '../proof/wire.ts'

export const streamAndRawFail: Mutant = defineMutant({
  name: 'stream-and-raw-fail',
  title: 'stream and raw together lose raw',
  killedBy: [
    ['flags/raw-with-others', 'bytes'],
    ['stream/raw', 'not-delivered'],
  ],
  start: () => async (request, forward) =>
    forward(isOn(request, 'stream') && isOn(request, 'raw') ? withQuery(request, 'raw', '0') : request),
})
