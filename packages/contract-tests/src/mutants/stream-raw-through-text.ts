import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilStreams } from '../proof/spoil.ts'
import { isOn, mapPieces } from '../proof/wire.ts'

export const streamRawThroughText: Mutant = defineMutant({
  name: 'stream-raw-through-text',
  title: 'A verbatim stream is decoded: bytes that are no text are lost',
  killedBy: [['stream/raw', 'not-delivered']],
  start: () =>
    spoilStreams((body, request) => (isOn(request, 'raw') ? mapPieces(body, (piece) => piece.toString('utf8')) : body)),
})
