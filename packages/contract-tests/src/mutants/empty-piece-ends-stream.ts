import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, withBody, withQuery } from '../proof/wire.ts'

async function* untilEmpty(
  printable: AsyncIterable<Uint8Array>,
  raw: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const pieces = printable[Symbol.asyncIterator]()
  for await (const piece of raw) {
    const nothing =
      Buffer.from(piece)
        .toString('latin1')
        .replace(/\u001b\[[0-?]*[@-~]/g, '') === ''
    if (nothing) return
    const next = await pieces.next()
    if (next.done === true) return
    yield next.value
  }
}

export const emptyPieceEndsStream: Mutant = defineMutant({
  name: 'empty-piece-ends-stream',
  title: 'A piece of which nothing is printable ends a stream',
  killedBy: [['stream/printable', 'ended-early']],
  start: () => async (request, forward) => {
    if (!isOn(request, 'stream') || isOn(request, 'raw')) return forward(request)
    const answer = await forward(request)
    const raw = await forward(withQuery(request, 'raw', '1'))
    return answer.status === 200 ? withBody(answer, untilEmpty(answer.body, raw.body)) : answer
  },
})
