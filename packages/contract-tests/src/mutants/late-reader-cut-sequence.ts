import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, mapPieces, pathOf, withBody, withQuery } from '../proof/wire.ts'

function strip(piece: Buffer): Buffer {
  const text = piece
    .toString('latin1')
    .replace(/\u001b\[[0-?]*(?:[@-~]|$)|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\|$)/g, '')
  return Buffer.from(text, 'latin1')
}

export const lateReaderCutSequence: Mutant = defineMutant({
  name: 'late-reader-cut-sequence',
  title: 'What is left of a sequence that was cut when a late reader came leaks',
  killedBy: [['stream/printable', 'not-delivered']],
  start: () => {
    const readers = new Set<string>()
    return async (request, forward) => {
      const late = readers.has(pathOf(request))
      readers.add(pathOf(request))
      if (!late || !isOn(request, 'stream') || isOn(request, 'raw')) return forward(request)
      const answer = await forward(withQuery(request, 'raw', '1'))
      return withBody(
        answer,
        mapPieces(answer.body, (piece) => strip(piece)),
      )
    }
  },
})
