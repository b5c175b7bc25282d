import { checkAnswer } from '../../checks/check-answer.ts'
import { checkBody } from '../../checks/check-body.ts'
import { checkBytes } from '../../checks/check-bytes.ts'
import { awaitText, deliverSteps } from '../../checks/deliver-lines.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { afterLeaving } from '../../faults/after.ts'
import { answers, setBody } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'
import { off, ok } from '../../faults/which.ts'
import { idOf, isOn, watchLeaving } from '../../faults/wire.ts'
import { sampleLine, sampleLog } from '../../samples/sample-log.ts'

export const streamLastReaderLeaves = defineClause({
  id: 'stream/last-reader-leaves',
  basis: 'documented',
  restsOn: ['stream/delivers-true', 'stream/late-reader', 'stream/leaving-reader'],
  title: 'A run goes on when its only reader leaves: who comes later gets its log from the start, and each line to come',
  source: cite(parameterPointer('stream')),
  needs: ['steeredLog'],
  async check(scene) {
    const log = await scene.arrange.steeredLog()
    const leaving = scene.open(log, { query: 'stream=1' })
    const lost = await deliverSteps(scene, log, [leaving], [{ append: sampleLine('left', 1) }])
    if (lost.length > 0) return lost
    await leaving.abort()
    // A round trip, in which the target may see that the reader left.
    const between = await scene.read(log)
    const broken = checkAnswer(between, 200)
    if (broken.length > 0) return broken
    await log.append(sampleLine('left', 2))
    const late = scene.open(log, { query: 'stream=1' })
    const missed = await awaitText(scene, late, sampleLine('left', 2))
    if (missed.length > 0) return missed
    const later = await deliverSteps(scene, log, [late], [{ append: sampleLine('left', 3) }])
    if (later.length > 0) return later
    await log.finish()
    return [
      ...checkBytes(between, sampleLine('left', 1), 'the log so far'),
      ...[await late.whole(), await scene.read(log)].flatMap((exchange) => checkBody(exchange, sampleLog('left'), 'the log')),
    ]
  },
  brokenBy: faults('run-disturbed', {
    'leaving-ends-run': [
      'A reader that leaves ends the run',
      (runs) => async (request, forward) => {
        const answer = await forward(request)
        return answer.status === 200 && isOn(request, 'stream')
          ? { ...answer, body: watchLeaving(answer.body, () => runs.get(idOf(request))?.finish()) }
          : answer
      },
      { also: { 'stream/leaving-reader': 'run-disturbed' } },
    ],
    'leaving-forgets-log': [
      'When the only reader leaves, the log so far is forgotten',
      afterLeaving(answers([ok, off('stream')], setBody(''))),
      { code: 'bytes' },
    ],
  }),
})
