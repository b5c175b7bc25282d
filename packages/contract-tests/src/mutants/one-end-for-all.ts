import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, withBody } from '../proof/wire.ts'

function endAll(streams: Iterable<() => void>): void {
  for (const end of streams) end()
}

async function* untilOver(
  body: AsyncIterable<Uint8Array>,
  over: Promise<undefined>,
  end: () => void,
): AsyncGenerator<Uint8Array> {
  const pieces = body[Symbol.asyncIterator]()
  for (;;) {
    const next = await Promise.race([pieces.next(), over])
    if (next === undefined) return
    if (next.done === true) return end()
    yield next.value
  }
}

export const oneEndForAll: Mutant = defineMutant({
  name: 'one-end-for-all',
  title: 'When one run ends, every stream ends',
  killedBy: [['stream/other-run', 'ended-early']],
  start: () => {
    const ended = new Set<() => void>()
    return async (request, forward) => {
      const answer = await forward(request)
      if (answer.status !== 200 || !isOn(request, 'stream')) return answer
      let end: () => void = () => {}
      const over = new Promise<undefined>((resolve) => {
        end = () => resolve(undefined)
      })
      ended.add(end)
      return withBody(
        answer,
        untilOver(answer.body, over, () => endAll(ended)),
      )
    }
  },
})
