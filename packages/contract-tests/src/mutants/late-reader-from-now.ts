import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { fieldOf, isOn, mapPieces, withBody, withQuery } from '../proof/wire.ts'

export const lateReaderFromNow: Mutant = defineMutant({
  name: 'late-reader-from-now',
  title: 'A late reader gets only what is written after it came',
  killedBy: [['stream/late-reader', 'not-delivered']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    if (answer.status !== 200 || !isOn(request, 'stream')) return answer
    const plain = await forward(withQuery(request, 'stream', undefined))
    let skipped = Number(fieldOf(plain, 'Content-Length'))
    const skip = (piece: Buffer): Buffer => {
      const rest = piece.subarray(skipped)
      skipped = Math.max(0, skipped - piece.length)
      return rest
    }
    return withBody(answer, mapPieces(answer.body, skip))
  },
})
