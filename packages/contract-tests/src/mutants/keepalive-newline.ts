import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, withBody } from '../proof/wire.ts'

async function* beginWithNewline(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield Buffer.from('\n')
  yield* body
}

export const keepaliveNewline: Mutant = defineMutant({
  name: 'keepalive-newline',
  title: 'A stream begins with a newline, to keep the connection alive',
  killedBy: [['stream/nothing-written', 'bytes']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && isOn(request, 'stream') ? withBody(answer, beginWithNewline(answer.body)) : answer
  },
})
