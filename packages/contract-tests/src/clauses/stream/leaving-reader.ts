import { checkAnswer } from '../../checks/check-answer.ts'
import { checkBytes } from '../../checks/check-bytes.ts'
import { awaitText, deliverSteps } from '../../checks/deliver-lines.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { faulty } from '../../faults/counterexample.ts'
import { isOn, pathOf, withBody, withQuery } from '../../faults/wire.ts'
import { sampleLine, sampleLog } from '../../samples/sample-log.ts'

async function* untilGone(body: AsyncIterable<Uint8Array>, gone: Promise<undefined>, leave: () => void): AsyncGenerator<Uint8Array> {
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

async function* untilLeft(body: AsyncIterable<Uint8Array>, leave: () => void): AsyncGenerator<Uint8Array> {
  try {
    yield* body
  } catch {
    leave()
  }
}

export const streamLeavingReader = defineClause({
  id: 'stream/leaving-reader',
  title: 'A reader that leaves disturbs no other, neither one that stays nor one that comes',
  level: 'must',
  source: cite(parameterPointer('stream')),
  needs: ['steeredLog'],
  async check(scene) {
    const log = await scene.arrange.steeredLog()
    const [leaving, staying] = [scene.open(log, { query: 'stream=1' }), scene.open(log, { query: 'stream=1' })]
    const lost = await deliverSteps(scene, log, [leaving, staying], [{ append: sampleLine('leaving', 1) }])
    if (lost.length > 0) return lost
    await leaving.abort()
    const after = await deliverSteps(scene, log, [staying], [{ append: sampleLine('leaving', 2) }])
    if (after.length > 0) return after
    const late = scene.open(log, { query: 'stream=1' })
    const missed = await awaitText(scene, late, sampleLog('leaving', 2))
    if (missed.length > 0) return missed
    const last = await deliverSteps(scene, log, [staying, late], [{ append: sampleLine('leaving', 3) }])
    if (last.length > 0) return last
    await log.finish()
    const exchanges = await Promise.all([staying.whole(), late.whole()])
    return [...exchanges, await scene.read(log)].flatMap((exchange) => [
      ...checkAnswer(exchange, 200),
      ...checkBytes(exchange, sampleLog('leaving'), 'the log'),
    ])
  },
  brokenBy: [
    faulty('leaving-ends-all', 'When one reader leaves, the others are cut off', 'ended-early', () => {
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
    }),
    faulty('leaving-finishes', 'Once a reader has left, the run counts as finished for those that come', 'ended-early', () => {
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
    }),
  ],
})
