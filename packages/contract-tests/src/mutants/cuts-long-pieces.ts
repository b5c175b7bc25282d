import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, mapPieces, withBody } from '../proof/wire.ts'

export const cutsLongPieces: Mutant = defineMutant({
  name: 'cuts-long-pieces',
  title: 'A piece of a stream is cut after 16 kB',
  killedBy: [['stream/large-line', 'not-delivered']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && isOn(request, 'stream')
      ? withBody(
          answer,
          mapPieces(answer.body, (piece) =>
            piece.length > 16_384 ? Buffer.concat([piece.subarray(0, 16_000), piece.subarray(-1)]) : piece,
          ),
        )
      : answer
  },
})
