import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilStreams } from '../proof/spoil.ts'
import { mapPieces } from '../proof/wire.ts'

export const streamSkipsBlankPieces: Mutant = defineMutant({
  name: 'stream-skips-blank-pieces',
  title: 'A piece of nothing but white space is not streamed',
  killedBy: [['stream/parts-of-a-line', 'not-delivered']],
  start: () =>
    spoilStreams((body) => mapPieces(body, (piece) => (piece.toString('latin1').trim() === '' ? '' : piece))),
})
