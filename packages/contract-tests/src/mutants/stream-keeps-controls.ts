import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilPrintableStreams } from '../proof/spoil.ts'
import { stripSequences } from '../proof/strip-with.ts'
import { mapPieces } from '../proof/wire.ts'

export const streamKeepsControls: Mutant = defineMutant({
  name: 'stream-keeps-controls',
  title: 'Control characters are kept in a stream',
  killedBy: [['raw/controls', 'bytes']],
  start: () => spoilPrintableStreams((raw) => mapPieces(raw, stripSequences)),
})
