import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { isOn, pathOf, withBody } from '../proof/wire.ts'

async function* untilRefused(body: AsyncIterable<Uint8Array>, refused: Promise<undefined>): AsyncGenerator<Uint8Array> {
  const pieces = body[Symbol.asyncIterator]()
  for (;;) {
    const next = await Promise.race([pieces.next(), refused])
    if (next === undefined || next.done === true) return
    yield next.value
  }
}

export const refusalEndsStreams: Mutant = defineMutant({
  name: 'refusal-ends-streams',
  title: 'When a reader is refused, the streams of the log end',
  killedBy: [['auth/running', 'ended-early']],
  start: () => {
    const open = new Map<string, () => void>()
    return async (request, forward) => {
      const answer = await forward(request)
      if (answer.status === 403) open.get(pathOf(request))?.()
      if (answer.status !== 200 || !isOn(request, 'stream')) return answer
      const refused = new Promise<undefined>((resolve) => open.set(pathOf(request), () => resolve(undefined)))
      return withBody(answer, untilRefused(answer.body, refused))
    }
  },
})
