import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, withBody } from '../proof/wire.ts'

async function* holdOpen(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* body
  await new Promise(() => {})
}

export const neverEnds: Mutant = defineMutant({
  name: 'never-ends',
  title: 'A plain read never ends',
  killedBy: [['body/status', 'body-hangs']],
  start: () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && !isOn(request, 'stream') ? withBody(answer, holdOpen(answer.body)) : answer
  },
})
