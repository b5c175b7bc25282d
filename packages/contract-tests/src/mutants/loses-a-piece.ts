import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, mapPieces, withBody } from '../proof/wire.ts'

export const losesAPiece: Mutant = defineMutant({
  name: 'loses-a-piece',
  title: 'A piece of a stream is lost',
  killedBy: [['stream/many-lines', 'line-missing']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && isOn(request, 'stream')
      ? withBody(
          answer,
          mapPieces(answer.body, (piece, index) => (index === 3 ? '' : piece)),
        )
      : answer
  },
})
