import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilStreams } from '../proof/spoil.ts'

const most = 8 * 1024 * 1024

async function* cut(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let left = most
  for await (const piece of body) {
    if (left > 0) yield piece.subarray(0, left)
    left -= piece.byteLength
  }
}

export const streamCutsLargeLogs: Mutant = defineMutant({
  name: 'stream-cuts-large-logs',
  title: 'A stream of a finished log ends after 8 MiB',
  killedBy: [['body/large', 'bytes']],
  start: () => spoilStreams(cut),
})
