import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { idOf, isOn, withBody } from '../proof/wire.ts'

async function* untilOver(body: AsyncIterable<Uint8Array>, over: Promise<undefined>): AsyncGenerator<Uint8Array> {
  const pieces = body[Symbol.asyncIterator]()
  for (;;) {
    const next = await Promise.race([pieces.next(), over])
    if (next === undefined || next.done === true) return
    yield next.value
  }
}

export const deletingEndsAll: Mutant = defineMutant({
  name: 'deleting-ends-all',
  title: 'When a run is deleted, every stream ends',
  killedBy: [['stream/other-run', 'ended-early']],
  start: (runs) => {
    const known = new Map<string, unknown>()
    const ends = new Set<() => void>()
    return async (request, forward) => {
      const [id, run] = [idOf(request), runs.get(idOf(request))]
      if (known.has(id) && known.get(id) !== run) for (const end of ends) end()
      known.set(id, run)
      const answer = await forward(request)
      if (answer.status !== 200 || !isOn(request, 'stream')) return answer
      const over = new Promise<undefined>((resolve) => {
        ends.add(() => resolve(undefined))
      })
      return withBody(answer, untilOver(answer.body, over))
    }
  },
})
