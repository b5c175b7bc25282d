import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, withBody } from '../proof/wire.ts'

async function* holdBack(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array | undefined
  for await (const piece of body) {
    if (held !== undefined) yield held
    held = piece
  }
  if (held !== undefined) yield held
}

export const oneLineBehind: Mutant = defineMutant({
  name: 'one-line-behind',
  title: 'A stream is one line behind',
  killedBy: [['stream/delivers-one', 'not-delivered']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && isOn(request, 'stream') ? withBody(answer, holdBack(answer.body)) : answer
  },
})
