import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilStreams } from '../proof/spoil.ts'

async function* endWithBytes(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let some = false
  for await (const piece of body) {
    some ||= piece.byteLength > 0
    yield piece
  }
  if (!some) await new Promise(() => {})
}

export const emptyRunHangs: Mutant = defineMutant({
  name: 'empty-run-hangs',
  title: 'The stream of a run that ends without a line never ends',
  killedBy: [['stream/nothing-written', 'body-hangs']],
  start: () => spoilStreams(endWithBytes),
})
