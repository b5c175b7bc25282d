import { gzipSync } from 'node:zlib'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { fieldOf, isOn, mapPieces, withBody, withField } from '../proof/wire.ts'

export const gzipPieceByPiece: Mutant = defineMutant({
  name: 'gzip-piece-by-piece',
  title: 'Each piece of a stream is a gzip file of its own, and the last is cut',
  killedBy: [['stream/coding-asked', 'coding']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    const zipped = isOn(request, 'stream') && (fieldOf(request, 'Accept-Encoding') ?? '').includes('gzip')
    if (answer.status !== 200 || !zipped) return answer
    return withBody(
      withField(answer, 'Content-Encoding', 'gzip'),
      mapPieces(answer.body, (piece) => gzipSync(piece).subarray(0, -4)),
    )
  },
})
