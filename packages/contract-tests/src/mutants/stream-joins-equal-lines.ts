import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilStreams } from '../proof/spoil.ts'
import { mapPieces } from '../proof/wire.ts'

function keepFirst(): (piece: Buffer) => string {
  let before = ''
  return (piece) => {
    const lines = piece.toString('latin1').match(/[^\n]*\n|[^\n]+/g) ?? []
    const kept = lines.filter((line) => {
      const equal = line === before
      before = line
      return !equal || line === '\n'
    })
    return kept.join('')
  }
}

export const streamJoinsEqualLines: Mutant = defineMutant({
  name: 'stream-joins-equal-lines',
  title: 'Of equal lines that follow each other one is streamed',
  killedBy: [['body/equal-lines', 'bytes']],
  start: () => spoilStreams((body) => mapPieces(body, keepFirst())),
})
