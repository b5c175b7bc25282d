import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, mapPieces, withBody, withQuery } from '../proof/wire.ts'

export const streamLeaksCutSequences: Mutant = defineMutant({
  name: 'stream-leaks-cut-sequences',
  title: 'A sequence that is cut between two writes leaks into a stream',
  killedBy: [['stream/printable', 'not-delivered']],
  start: () => async (request, forward) => {
    if (!isOn(request, 'stream') || isOn(request, 'raw')) return forward(request)
    const answer = await forward(withQuery(request, 'raw', '1'))
    if (answer.status !== 200) return answer
    const strip = (piece: Buffer): string =>
      piece.toString('latin1').replace(/\u001b\[[0-?]*[@-~]|\u001b\][^\u0007]*\u0007/g, '')
    return withBody(
      answer,
      mapPieces(answer.body, (piece) => Buffer.from(strip(piece), 'latin1')),
    )
  },
})
