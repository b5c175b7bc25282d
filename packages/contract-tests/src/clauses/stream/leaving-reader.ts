import { checkBody } from '../../checks/check-body.ts'
import { awaitText, deliverSteps } from '../../checks/deliver-lines.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { afterLeaving } from '../../faults/after.ts'
import { asks, withoutFlag } from '../../faults/asks.ts'
import { faults } from '../../faults/counterexample.ts'
import { until } from '../../faults/until.ts'
import { on } from '../../faults/which.ts'
import { isOn, pathOf, watchLeaving, withBody } from '../../faults/wire.ts'
import { sampleLine, sampleLog } from '../../samples/sample-log.ts'

export const streamLeavingReader = defineClause({
  id: 'stream/leaving-reader',
  basis: 'documented',
  restsOn: ['stream/delivers-true', 'stream/late-reader'],
  title: 'A reader that leaves disturbs no other, neither one that stays nor one that comes',
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
    return [...exchanges, await scene.read(log)].flatMap((exchange) => checkBody(exchange, sampleLog('leaving'), 'the log'))
  },
  brokenBy: faults('ended-early', {
    'leaving-ends-all': [
      'When one reader leaves, the others are cut off',
      () => {
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
            until(
              watchLeaving(answer.body, () => left.get(path)?.()),
              () => gone,
            ),
          )
        }
      },
    ],
    'leaving-finishes': [
      'Once a reader has left, the run counts as finished for those that come',
      afterLeaving(asks(on('stream'), withoutFlag('stream'))),
    ],
  }),
})
