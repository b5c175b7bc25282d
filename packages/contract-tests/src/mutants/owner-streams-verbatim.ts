import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, tokenOf, withQuery } from '../proof/wire.ts'

export const ownerStreamsVerbatim: Mutant = defineMutant({
  name: 'owner-streams-verbatim',
  title: 'A restricted log is streamed verbatim',
  killedBy: [['stream/restricted', 'bytes']],
  start: () => async (request, forward) =>
    forward(isOn(request, 'stream') && tokenOf(request) !== undefined ? withQuery(request, 'raw', '1') : request),
})
