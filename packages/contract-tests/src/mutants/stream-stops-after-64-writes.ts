import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilStreams } from '../proof/spoil.ts'
import { mapPieces } from '../proof/wire.ts'

export const streamStopsAfter64Writes: Mutant = defineMutant({
  name: 'stream-stops-after-64-writes',
  title: 'A stream forgets what comes after 64 writes',
  killedBy: [['stream/many-writes', 'not-delivered']],
  start: () => spoilStreams((body) => mapPieces(body, (piece, index) => (index < 64 ? piece : ''))),
})
