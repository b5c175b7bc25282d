import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilStreams } from '../proof/spoil.ts'
import { mapPieces, pathOf } from '../proof/wire.ts'

export const sixthReaderShort: Mutant = defineMutant({
  name: 'sixth-reader-short',
  title: 'Every sixth reader of a log lacks its first line',
  killedBy: [['stream/many-readers', 'not-delivered']],
  start: () => {
    const readers = new Map<string, number>()
    return spoilStreams((body, request) => {
      const number = (readers.get(pathOf(request)) ?? 0) + 1
      readers.set(pathOf(request), number)
      return number % 6 === 0
        ? mapPieces(body, (piece, index) => (index === 0 ? piece.subarray(piece.indexOf('\n') + 1) : piece))
        : body
    })
  },
})
