import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, withBody } from '../proof/wire.ts'

const most = 256 * 1024

async function* holdLarge(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let sent = 0
  const held: Uint8Array[] = []
  for await (const piece of body) {
    sent += piece.byteLength
    if (sent > most) held.push(piece)
    else yield piece
  }
  yield Buffer.concat(held)
}

export const buffersWhenLarge: Mutant = defineMutant({
  name: 'buffers-when-large',
  title: 'A stream is held back once it is large',
  killedBy: [['stream/large-backlog', 'not-delivered']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && isOn(request, 'stream') ? withBody(answer, holdLarge(answer.body)) : answer
  },
})
