import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { answerWith, isOn, pathOf, withBody } from '../proof/wire.ts'

async function* countOut(body: AsyncIterable<Uint8Array>, leave: () => void): AsyncGenerator<Uint8Array> {
  try {
    yield* body
  } finally {
    leave()
  }
}

export const fourReadersAtMost: Mutant = defineMutant({
  name: 'four-readers-at-most',
  title: 'A fifth reader at the same time is refused',
  killedBy: [['stream/many-readers', 'ended-early']],
  start: () => {
    const readers = new Map<string, number>()
    return async (request, forward) => {
      const answer = await forward(request)
      if (answer.status !== 200 || !isOn(request, 'stream')) return answer
      const path = pathOf(request)
      const before = readers.get(path) ?? 0
      if (before >= 4)
        return answerWith(429, 'application/json', '{"error":{"type":"too-many-readers","message":"Too many."}}')
      readers.set(path, before + 1)
      return withBody(
        answer,
        countOut(answer.body, () => readers.set(path, (readers.get(path) ?? 1) - 1)),
      )
    }
  },
})
