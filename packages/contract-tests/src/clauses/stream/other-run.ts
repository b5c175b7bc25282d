import { checkAnswer, checkBytes } from '../../checks/check-body.ts'
import { deliverSteps } from '../../checks/deliver-lines.ts'
import { defineClause, faults, stopAt } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { editStreams } from '../../faults/bytes.ts'
import { remembering } from '../../faults/counterexample.ts'
import { until } from '../../faults/streams.ts'
import { idOf, isOn, withBody } from '../../faults/wire.ts'
import { sampleLine, sampleLog } from '../../samples/sample-log.ts'
import { createUnknownId } from '../../samples/unknown-id.ts'

export const streamOtherRun = defineClause({
  id: 'stream/other-run',
  basis: 'documented',
  restsOn: ['stream/equals-log', 'body/own-log'],
  title: 'A stream has only the lines of its own run, and outlives other runs',
  source: cite(parameterPointer('stream'), parameterPointer('buildOrRunId')),
  needs: ['steeredLog', 'namedLog'],
  async check(scene) {
    const [log, other] = [await scene.arrange.steeredLog(), await scene.arrange.steeredLog()]
    const [reading, second] = [scene.open(log, { query: 'stream=1' }), scene.open(other, { query: 'stream=1' })]
    await deliverSteps(scene, log, [reading], [{ append: sampleLine('own', 1) }])
    await deliverSteps(scene, other, [second], [{ append: sampleLine('foreign', 1) }])
    await other.finish()
    // A run whose id is reused is deleted first.
    const id = createUnknownId()
    for (const label of ['before', 'after']) await scene.read(await scene.arrange.namedLog(id, sampleLine(label, 1)))
    stopAt(checkAnswer(await second.whole(), 200))
    await deliverSteps(scene, log, [reading], [{ append: sampleLine('own', 2) }])
    await log.finish()
    return checkBytes(await reading.whole(), sampleLog('own', 2), 'the log of this run')
  },
  brokenBy: faults('ended-early', {
    'deleting-ends-all': [
      'When a run is deleted, every stream ends',
      (runs) => {
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
          return withBody(answer, until(answer.body, over))
        }
      },
    ],
    'one-end-for-all': [
      'When one run ends, every stream ends',
      remembering(() => {
        let end: () => void = () => {}
        const over = new Promise<void>((resolve) => {
          end = resolve
        })
        async function* endAll(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
          yield* until(body, over)
          end()
        }
        return editStreams(endAll)
      }),
    ],
  }),
})
