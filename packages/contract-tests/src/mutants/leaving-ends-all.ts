import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, pathOf, withBody } from '../proof/wire.ts'

async function* untilGone(
  body: AsyncIterable<Uint8Array>,
  gone: Promise<undefined>,
  leave: () => void,
): AsyncGenerator<Uint8Array> {
  const pieces = body[Symbol.asyncIterator]()
  try {
    for (;;) {
      const next = await Promise.race([pieces.next(), gone])
      if (next === undefined || next.done === true) return
      yield next.value
    }
  } catch {
    leave()
  }
}

export const leavingEndsAll: Mutant = defineMutant({
  name: 'leaving-ends-all',
  title: 'When one reader leaves, the others are cut off',
  killedBy: [['stream/leaving-reader', 'ended-early']],
  start: () => {
    const left = new Map<string, () => void>()
    return async (request, forward) => {
      const answer = await forward(request)
      if (answer.status !== 200 || !isOn(request, 'stream')) return answer
      const path = pathOf(request)
      const gone = new Promise<undefined>((resolve) => {
        const before = left.get(path)
        left.set(path, () => {
          before?.()
          resolve(undefined)
        })
      })
      return withBody(
        answer,
        untilGone(answer.body, gone, () => left.get(path)?.()),
      )
    }
  },
})
