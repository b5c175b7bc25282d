import { setTimeout as sleep } from 'node:timers/promises'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilStreams } from '../proof/spoil.ts'

const quietMs = 1500

async function* untilQuiet(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const pieces = body[Symbol.asyncIterator]()
  const first = await Promise.race([pieces.next(), sleep(quietMs)])
  if (first === undefined || first.done === true) return
  yield first.value
  for await (const piece of { [Symbol.asyncIterator]: () => pieces }) yield piece
}

export const unstartedEndsWhenQuiet: Mutant = defineMutant({
  name: 'unstarted-ends-when-quiet',
  title: 'A stream without a line ends after a second and a half',
  killedBy: [['stream/quiet', 'ended-early']],
  start: () => spoilStreams(untilQuiet),
})
