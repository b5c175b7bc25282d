import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, withBody } from '../proof/wire.ts'

async function* endEarly(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let pieces = 0
  for await (const piece of body) {
    yield piece
    pieces += 1
    if (pieces === 2) return
  }
}

export const endsEarly: Mutant = defineMutant({
  name: 'ends-early',
  title: 'A stream ends after its second piece',
  killedBy: [['stream/delivers-one', 'ended-early']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && isOn(request, 'stream') ? withBody(answer, endEarly(answer.body)) : answer
  },
})
