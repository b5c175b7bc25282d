import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, mapPieces, withBody } from '../proof/wire.ts'

export const repeatsAPiece: Mutant = defineMutant({
  name: 'repeats-a-piece',
  title: 'A piece of a stream comes twice',
  killedBy: [['stream/many-lines', 'line-repeated']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && isOn(request, 'stream')
      ? withBody(
          answer,
          mapPieces(answer.body, (piece, index) => (index === 3 ? Buffer.concat([piece, piece]) : piece)),
        )
      : answer
  },
})
