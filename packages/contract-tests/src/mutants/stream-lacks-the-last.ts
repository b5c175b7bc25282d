import { setTimeout as sleep } from 'node:timers/promises'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, withBody } from '../proof/wire.ts'

const patienceMs = 60

async function* dropLast(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const pieces = body[Symbol.asyncIterator]()
  for (let next = await pieces.next(); next.done !== true; ) {
    const { value } = next
    const following = pieces.next()
    const more = await Promise.race([following, sleep(patienceMs)])
    if (more?.done === true) return
    yield value
    next = await following
  }
}

export const streamLacksTheLast: Mutant = defineMutant({
  name: 'stream-lacks-the-last',
  title: 'The last line of a run does not reach a stream',
  killedBy: [['stream/equals-log', 'bytes']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && isOn(request, 'stream') ? withBody(answer, dropLast(answer.body)) : answer
  },
})
