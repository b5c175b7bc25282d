import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, mapPieces, withBody, withQuery } from '../proof/wire.ts'

export const decodesPieces: Mutant = defineMutant({
  name: 'decodes-pieces',
  title: 'Each piece of a stream is decoded on its own',
  killedBy: [['stream/characters', 'not-delivered']],
  start: () => async (request, forward) => {
    if (!isOn(request, 'stream') || isOn(request, 'raw')) return forward(request)
    const answer = await forward(withQuery(request, 'raw', '1'))
    return answer.status === 200
      ? withBody(
          answer,
          mapPieces(answer.body, (piece) => piece.toString('utf8')),
        )
      : answer
  },
})
