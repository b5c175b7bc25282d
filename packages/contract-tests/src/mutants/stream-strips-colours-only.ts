import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilPrintableStreams } from '../proof/spoil.ts'
import { stripWith } from '../proof/strip-with.ts'
import { mapPieces } from '../proof/wire.ts'

export const streamStripsColoursOnly: Mutant = defineMutant({
  name: 'stream-strips-colours-only',
  title: 'A stream keeps every sequence but colours, cursors and links',
  killedBy: [['stream/every-sequence', 'not-delivered']],
  start: () =>
    spoilPrintableStreams((raw) =>
      mapPieces(raw, (piece) => stripWith(piece, /\u001b\[[0-?]*[ -/]*[@-~]/g, /\u001b\][^\u0007]*\u0007/g)),
    ),
})
