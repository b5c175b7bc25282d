import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilStreams } from '../proof/spoil.ts'
import { mapPieces } from '../proof/wire.ts'

export const streamAddsNewlines: Mutant = defineMutant({
  name: 'stream-adds-newlines',
  title: 'Each piece of a stream ends with a newline',
  killedBy: [['stream/parts-of-a-line', 'not-delivered']],
  start: () =>
    spoilStreams((body) =>
      mapPieces(body, (piece) => (piece.at(-1) === 0x0a ? piece : Buffer.concat([piece, Buffer.from('\n')]))),
    ),
})
