import { setTimeout as sleep } from 'node:timers/promises'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, withBody } from '../proof/wire.ts'

const quietMs = 1500

async function* untilQuiet(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const pieces = body[Symbol.asyncIterator]()
  for (;;) {
    const next = await Promise.race([pieces.next(), sleep(quietMs)])
    if (next === undefined || next.done === true) return
    yield next.value
  }
}

export const endsWhenQuiet: Mutant = defineMutant({
  name: 'ends-when-quiet',
  title: 'A stream ends when nothing was written for a second and a half',
  killedBy: [['stream/quiet', 'ended-early']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && isOn(request, 'stream') ? withBody(answer, untilQuiet(answer.body)) : answer
  },
})
