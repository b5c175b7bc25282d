import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, withBody } from '../proof/wire.ts'

async function* breakOff(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const piece of body) {
    yield piece.subarray(0, Math.ceil(piece.byteLength / 2))
    throw new Error('broken off')
  }
}

export const resetsMidway: Mutant = defineMutant({
  name: 'resets-midway',
  title: 'The connection breaks in the middle of a log',
  killedBy: [['body/status', 'body-cut']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && !isOn(request, 'stream') ? withBody(answer, breakOff(answer.body)) : answer
  },
})
