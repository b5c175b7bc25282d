import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilStreams } from '../proof/spoil.ts'
import { isOn, mapPieces } from '../proof/wire.ts'

function breakUtf8(piece: Buffer): Buffer {
  return Buffer.from(piece.toString('latin1').replaceAll('\xef\xbf\xbd', '\xff'), 'latin1')
}

export const streamBreaksUtf8: Mutant = defineMutant({
  name: 'stream-breaks-utf8',
  title: 'Bytes that are no UTF-8 are in a printable stream',
  killedBy: [['raw/broken-utf8', 'invalid-utf8']],
  start: () => spoilStreams((body, request) => (isOn(request, 'raw') ? body : mapPieces(body, breakUtf8))),
})
