import { checkBody } from '../../checks/check-body.ts'
import { awaitText, deliverSteps } from '../../checks/deliver-lines.ts'
import { defineClause, faults, stopAt } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { afterLeaving } from '../../faults/after.ts'
import { answers, off, ok, on, setBody } from '../../faults/answers.ts'
import { asks, withoutFlag } from '../../faults/asks.ts'
import { editStreams } from '../../faults/bytes.ts'
import { remembering } from '../../faults/counterexample.ts'
import { until } from '../../faults/streams.ts'
import { idOf, pathOf, watchLeaving } from '../../faults/wire.ts'
import { sampleLine, sampleLog } from '../../samples/sample-log.ts'

export const streamLeavingReader = defineClause({
  id: 'stream/leaving-reader',
  basis: 'documented',
  restsOn: ['body/grows', 'stream/late-reader', 'stream/absent'],
  title: 'A reader that leaves, even the last, affects neither the run nor other readers',
  source: cite(parameterPointer('stream')),
  needs: ['steeredLog'],
  async check(scene) {
    const log = await scene.arrange.steeredLog()
    const [leaving, staying] = [scene.open(log, { query: 'stream=1' }), scene.open(log, { query: 'stream=1' })]
    await deliverSteps(scene, log, [leaving, staying], [{ append: sampleLine('leaving', 1) }])
    await leaving.abort()
    await deliverSteps(scene, log, [staying], [{ append: sampleLine('leaving', 2) }])
    const late = scene.open(log, { query: 'stream=1' })
    await awaitText(scene, [late], sampleLog('leaving', 2))
    await deliverSteps(scene, log, [staying, late], [{ append: sampleLine('leaving', 3) }])
    await Promise.all([staying.abort(), late.abort()])
    // A round trip, in which the target may notice that nobody follows any more.
    stopAt(checkBody(await scene.read(log), sampleLog('leaving', 3), 'the log so far'))
    const last = scene.open(log, { query: 'stream=1' })
    await deliverSteps(scene, log, [last], [{ append: sampleLine('leaving', 4) }])
    await log.finish()
    const whole = [await last.whole(), await scene.read(log)]
    return whole.flatMap((exchange) => checkBody(exchange, sampleLog('leaving', 4), 'the log'))
  },
  brokenBy: faults('ended-early', {
    'leaving-ends-all': [
      'When one reader leaves, the others are cut off',
      remembering(() => {
        const left = new Map<string, () => void>()
        return editStreams((body, request) => {
          const path = pathOf(request)
          const gone = new Promise<undefined>((resolve) => {
            const before = left.get(path)
            left.set(path, () => {
              before?.()
              resolve(undefined)
            })
          })
          const watched = watchLeaving(body, () => left.get(path)?.())
          return until(watched, gone)
        })
      }),
    ],
    'leaving-ends-run': [
      'A reader that leaves ends the run',
      answers([ok, on('stream')], (answer, request, { runs }) => {
        return { ...answer, body: watchLeaving(answer.body, () => runs.get(idOf(request))?.finish()) }
      }),
      { code: 'run-disturbed' },
    ],
    'leaving-forgets-log': [
      'Once a reader has left, plain reads of the log are empty',
      afterLeaving(answers([ok, off('stream')], setBody(''))),
      { code: 'bytes' },
    ],
    'leaving-finishes': [
      'Once a reader has left, the run counts as finished for later readers',
      afterLeaving(asks(on('stream'), withoutFlag('stream'))),
    ],
  }),
})
