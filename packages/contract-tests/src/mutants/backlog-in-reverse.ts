import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilStreams } from '../proof/spoil.ts'
import { mapPieces } from '../proof/wire.ts'

function reverse(piece: Buffer): Buffer {
  const lines = piece.toString('latin1').match(/[^\n]*\n|[^\n]+/g) ?? []
  return Buffer.from(lines.reverse().join(''), 'latin1')
}

export const backlogInReverse: Mutant = defineMutant({
  name: 'backlog-in-reverse',
  title: 'A late reader gets the lines before it in reverse',
  killedBy: [['stream/late-reader', 'not-delivered']],
  start: () => spoilStreams((body) => mapPieces(body, (piece, index) => (index === 0 ? reverse(piece) : piece))),
})
