import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilPrintableStreams } from '../proof/spoil.ts'
import { stripSequences } from '../proof/strip-with.ts'
import { mapPieces } from '../proof/wire.ts'

export const streamLeavesUnfinished: Mutant = defineMutant({
  name: 'stream-leaves-unfinished',
  title: 'In a stream a sequence that is never finished leaves its escape character',
  killedBy: [['stream/unfinished', 'escape']],
  start: () => spoilPrintableStreams((raw) => mapPieces(raw, stripSequences)),
})
