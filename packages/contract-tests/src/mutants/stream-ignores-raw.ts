import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, withQuery } from '../proof/wire.ts'

export const streamIgnoresRaw: Mutant = defineMutant({
  name: 'stream-ignores-raw',
  title: 'A stream with raw is stripped',
  killedBy: [['stream/raw', 'not-delivered']],
  start: () => async (request, forward) =>
    forward(isOn(request, 'stream') ? withQuery(request, 'raw', undefined) : request),
})
