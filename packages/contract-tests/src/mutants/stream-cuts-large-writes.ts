import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilStreams } from '../proof/spoil.ts'
import { mapPieces } from '../proof/wire.ts'

export const streamCutsLargeWrites: Mutant = defineMutant({
  name: 'stream-cuts-large-writes',
  title: 'Of a write of more than fifty lines a stream gets fifty',
  killedBy: [['stream/many-lines', 'bytes']],
  start: () =>
    spoilStreams((body) =>
      mapPieces(body, (piece) => {
        const lines = piece.toString('latin1').split('\n')
        return lines.length > 51 ? Buffer.from(`${lines.slice(0, 50).join('\n')}\n`, 'latin1') : piece
      }),
    ),
})
