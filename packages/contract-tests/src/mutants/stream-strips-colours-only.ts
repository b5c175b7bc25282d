import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { stripWith } from '../proof/strip-with.ts'
import { isOn, mapPieces, withBody, withQuery } from '../proof/wire.ts'

export const streamStripsColoursOnly: Mutant = defineMutant({
  name: 'stream-strips-colours-only',
  title: 'A stream keeps every sequence but colours, cursors and links',
  killedBy: [['stream/every-sequence', 'not-delivered']],
  start: () => async (request, forward) => {
    if (!isOn(request, 'stream') || isOn(request, 'raw')) return forward(request)
    const answer = await forward(withQuery(request, 'raw', '1'))
    if (answer.status !== 200) return answer
    return withBody(
      answer,
      mapPieces(answer.body, (piece) => stripWith(piece, /\u001b\[[0-?]*[ -/]*[@-~]/g, /\u001b\][^\u0007]*\u0007/g)),
    )
  },
})
