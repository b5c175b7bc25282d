import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilStreams } from '../proof/spoil.ts'

async function* passLines(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held = Buffer.alloc(0)
  for await (const piece of body) {
    held = Buffer.concat([held, piece])
    const end = held.lastIndexOf(0x0a) + 1
    if (end > 0) yield held.subarray(0, end)
    held = held.subarray(end)
  }
  if (held.length > 0) yield held
}

export const streamWaitsForNewline: Mutant = defineMutant({
  name: 'stream-waits-for-newline',
  title: 'A stream holds a line back until its newline',
  killedBy: [['stream/parts-of-a-line', 'not-delivered']],
  start: () => spoilStreams(passLines),
})
