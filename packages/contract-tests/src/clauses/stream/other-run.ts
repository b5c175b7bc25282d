import { checkAnswer } from '../../checks/check-answer.ts'
import { checkBytes } from '../../checks/check-bytes.ts'
import { deliverSteps } from '../../checks/deliver-lines.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { faulty } from '../../faults/counterexample.ts'
import { idOf, isOn, withBody } from '../../faults/wire.ts'
import { sampleLine, sampleLog } from '../../samples/sample-log.ts'
import { createUnknownId } from '../../samples/unknown-id.ts'

async function* untilOver(body: AsyncIterable<Uint8Array>, over: Promise<undefined>): AsyncGenerator<Uint8Array> {
  const pieces = body[Symbol.asyncIterator]()
  for (;;) {
    const next = await Promise.race([pieces.next(), over])
    if (next === undefined || next.done === true) return
    yield next.value
  }
}

function endAll(streams: Iterable<() => void>): void {
  for (const end of streams) end()
}

async function* untilOverOneEndForAll(
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

export const streamOtherRun = defineClause({
  id: 'stream/other-run',
  title: 'A stream has the lines of its own run only, and outlives other runs',
  level: 'must',
  source: [...cite(parameterPointer('stream')), ...cite(parameterPointer('buildOrRunId'))],
  needs: ['steeredLog', 'namedLog'],
  async check(scene) {
    const [log, other] = [await scene.arrange.steeredLog(), await scene.arrange.steeredLog()]
    const [reading, second] = [scene.open(log, { query: 'stream=1' }), scene.open(other, { query: 'stream=1' })]
    const begun = [
      ...(await deliverSteps(scene, log, [reading], [{ append: sampleLine('own', 1) }])),
      ...(await deliverSteps(scene, other, [second], [{ append: sampleLine('foreign', 1) }])),
    ]
    if (begun.length > 0) return begun
    await other.finish()
    // A run whose id is used again is deleted first.
    const id = createUnknownId()
    for (const label of ['before', 'after']) await scene.read(await scene.arrange.namedLog(id, sampleLine(label, 1)))
    const ended = checkAnswer(await second.whole(), 200)
    const lost = await deliverSteps(scene, log, [reading], [{ append: sampleLine('own', 2) }])
    if (lost.length > 0) return [...ended, ...lost]
    await log.finish()
    return [...ended, ...checkBytes(await reading.whole(), sampleLog('own', 2), 'the log of this run')]
  },
  brokenBy: [
    faulty('deleting-ends-all', 'When a run is deleted, every stream ends', 'ended-early', (runs) => {
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
    }),
    faulty('one-end-for-all', 'When one run ends, every stream ends', 'ended-early', () => {
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
          untilOverOneEndForAll(answer.body, over, () => endAll(ended)),
        )
      }
    }),
  ],
})
