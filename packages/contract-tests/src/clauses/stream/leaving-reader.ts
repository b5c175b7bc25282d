import { checkAnswer } from '../../checks/check-answer.ts'
import { checkBytes } from '../../checks/check-bytes.ts'
import { awaitText, deliverSteps } from '../../checks/deliver-lines.ts'
import { sampleLine, sampleLog } from '../../checks/sample-log.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'

export const streamLeavingReader: Clause = defineClause({
  id: 'stream/leaving-reader',
  title: 'A reader that leaves disturbs no other',
  level: 'must',
  source: cite(parameterPointer('stream')),
  needs: ['steered-log'],
  async check(scene) {
    const log = await scene.arrange.steeredLog()
    const [leaving, staying] = [scene.open(log, { query: 'stream=1' }), scene.open(log, { query: 'stream=1' })]
    const lost = await deliverSteps(scene, log, [leaving, staying], [{ append: sampleLine('leaving', 1) }])
    if (lost.length > 0) return lost
    await leaving.abort()
    const after = await deliverSteps(
      scene,
      log,
      [staying],
      [2, 3].map((number) => ({ append: sampleLine('leaving', number) })),
    )
    if (after.length > 0) return after
    const late = scene.open(log, { query: 'stream=1' })
    const missed = await awaitText(scene, late, sampleLog('leaving'))
    if (missed.length > 0) return missed
    await log.finish()
    const exchanges = await Promise.all([staying.whole(), late.whole()])
    return [...exchanges, await scene.read(log)].flatMap((exchange) => [
      ...checkAnswer(exchange, 200),
      ...checkBytes(exchange, sampleLog('leaving'), 'the log'),
    ])
  },
})
