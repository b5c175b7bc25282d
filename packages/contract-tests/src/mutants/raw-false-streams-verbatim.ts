import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, queryOf, withQuery } from '../proof/wire.ts'

export const rawFalseStreamsVerbatim: Mutant = defineMutant({
  name: 'raw-false-streams-verbatim',
  title: 'A stream that is asked for with raw is verbatim, even if that is off',
  killedBy: [['stream/different-flags', 'bytes']],
  start: () => async (request, forward) =>
    forward(isOn(request, 'stream') && queryOf(request, 'raw') === 'false' ? withQuery(request, 'raw', '1') : request),
})
