import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilStreams } from '../proof/spoil.ts'

async function* endAtNewline(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let last: number | undefined
  for await (const piece of body) {
    last = piece.at(-1)
    yield piece
  }
  if (last !== undefined && last !== 0x0a) await new Promise(() => {})
}

export const hangsWithoutNewline: Mutant = defineMutant({
  name: 'hangs-without-newline',
  title: 'A stream never ends when the last line has no newline',
  killedBy: [['stream/last-line', 'body-hangs']],
  start: () => spoilStreams(endAtNewline),
})
