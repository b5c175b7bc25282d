import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilStreams } from '../proof/spoil.ts'

const longest = 512 * 1024

async function* cutLines(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let length = 0
  for await (const piece of body) {
    const kept = piece.filter((byte) => {
      length = byte === 0x0a ? 0 : length + 1
      return length <= longest
    })
    if (kept.byteLength > 0) yield kept
  }
}

export const streamCutsLongLines: Mutant = defineMutant({
  name: 'stream-cuts-long-lines',
  title: 'A streamed line ends after half a megabyte',
  killedBy: [['body/long-line', 'bytes']],
  start: () => spoilStreams(cutLines),
})
