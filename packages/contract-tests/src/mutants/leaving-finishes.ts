import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, pathOf, withBody, withQuery } from '../proof/wire.ts'

async function* untilLeft(body: AsyncIterable<Uint8Array>, leave: () => void): AsyncGenerator<Uint8Array> {
  try {
    yield* body
  } catch {
    leave()
  }
}

export const leavingFinishes: Mutant = defineMutant({
  name: 'leaving-finishes',
  title: 'Once a reader has left, the run counts as finished for those that come',
  killedBy: [['stream/leaving-reader', 'ended-early']],
  start: () => {
    const left = new Set<string>()
    return async (request, forward) => {
      const answer = await forward(request)
      if (answer.status !== 200 || !isOn(request, 'stream')) return answer
      const path = pathOf(request)
      if (left.has(path)) return forward(withQuery(request, 'stream', undefined))
      return withBody(
        answer,
        untilLeft(answer.body, () => left.add(path)),
      )
    }
  },
})
