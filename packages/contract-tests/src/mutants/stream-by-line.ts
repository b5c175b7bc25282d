import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, withBody } from '../proof/wire.ts'

async function* passLines(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held = Buffer.alloc(0)
  for await (const piece of body) {
    held = Buffer.concat([held, piece])
    const end = held.lastIndexOf(0x0a) + 1
    if (end > 0) yield held.subarray(0, end)
    held = held.subarray(end)
  }
}

export const streamByLine: Mutant = defineMutant({
  name: 'stream-by-line',
  title: 'A stream passes whole lines and forgets what has no newline',
  killedBy: [['stream/last-line', 'bytes']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && isOn(request, 'stream') ? withBody(answer, passLines(answer.body)) : answer
  },
})
