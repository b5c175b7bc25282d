import { setTimeout as sleep } from 'node:timers/promises'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilStreams } from '../proof/spoil.ts'

const quietMs = 1200

async function* pad(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const pieces = body[Symbol.asyncIterator]()
  let next = pieces.next()
  for (;;) {
    const came = await Promise.race([next, sleep(quietMs)])
    if (came?.done === true) return
    yield came?.value ?? Buffer.from('\n')
    if (came !== undefined) next = pieces.next()
  }
}

export const keepaliveWhenQuiet: Mutant = defineMutant({
  name: 'keepalive-when-quiet',
  title: 'A stream gets a newline when nothing was written for more than a second',
  killedBy: [['stream/quiet', 'bytes']],
  start: () => spoilStreams(pad),
})
