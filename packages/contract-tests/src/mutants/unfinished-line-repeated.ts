import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilStreams } from '../proof/spoil.ts'

async function* repeatParts(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let part = Buffer.alloc(0)
  for await (const piece of body) {
    const line = Buffer.concat([part, piece])
    yield part.length > 0 && line.at(-1) === 0x0a ? line : piece
    part = line.subarray(line.lastIndexOf(0x0a) + 1)
  }
}

export const unfinishedLineRepeated: Mutant = defineMutant({
  name: 'unfinished-line-repeated',
  title: 'A line that was streamed in part comes again once it is whole',
  killedBy: [['stream/parts-of-a-line', 'not-delivered']],
  start: () => spoilStreams(repeatParts),
})
