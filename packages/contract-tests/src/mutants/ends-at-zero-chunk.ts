import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilStreams } from '../proof/spoil.ts'

async function* untilZero(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const piece of body) {
    const end = Buffer.from(piece).indexOf('\n0\n\n')
    yield end === -1 ? piece : piece.subarray(0, end + 1)
    if (end !== -1) return
  }
}

export const endsAtZeroChunk: Mutant = defineMutant({
  name: 'ends-at-zero-chunk',
  title: 'A line that looks like the last chunk ends a stream',
  killedBy: [['body/protocols', 'bytes']],
  start: () => spoilStreams(untilZero),
})
