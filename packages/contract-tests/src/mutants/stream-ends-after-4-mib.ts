import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilStreams } from '../proof/spoil.ts'

const most = 4 * 1024 * 1024

async function* cut(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let sent = 0
  for await (const piece of body) {
    yield piece
    sent += piece.byteLength
    if (sent > most) return
  }
}

export const streamEndsAfter4Mib: Mutant = defineMutant({
  name: 'stream-ends-after-4-mib',
  title: 'A stream ends after 4 MiB',
  killedBy: [['stream/slow-reader', 'ended-early']],
  start: () => spoilStreams(cut),
})
