import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { passLines } from '../proof/pass-lines.ts'
import { spoilStreams } from '../proof/spoil.ts'

async function* holdLines(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const rest = yield* passLines(body)
  if (rest.byteLength > 0) yield rest
}

export const streamWaitsForNewline: Mutant = defineMutant({
  name: 'stream-waits-for-newline',
  title: 'A stream holds a line back until its newline',
  killedBy: [['stream/parts-of-a-line', 'not-delivered']],
  start: () => spoilStreams(holdLines),
})
