import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, readAll, withBody } from '../proof/wire.ts'

async function* bufferAll(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield await readAll(body)
}

export const buffersStreams: Mutant = defineMutant({
  name: 'buffers-streams',
  title: 'A stream comes when it is over',
  killedBy: [
    ['stream/delivers-one', 'not-delivered'],
    ['stream/delivers-true', 'not-delivered'],
  ],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && isOn(request, 'stream') ? withBody(answer, bufferAll(answer.body)) : answer
  },
})
