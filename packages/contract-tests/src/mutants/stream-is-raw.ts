import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, queryOf, withQuery } from '../proof/wire.ts'

export const streamIsRaw: Mutant = defineMutant({
  name: 'stream-is-raw',
  title: 'A stream without raw is verbatim',
  killedBy: [['stream/printable', 'not-delivered']],
  start: () => async (request, forward) =>
    forward(
      isOn(request, 'stream') && queryOf(request, 'raw') === undefined ? withQuery(request, 'raw', '1') : request,
    ),
})
