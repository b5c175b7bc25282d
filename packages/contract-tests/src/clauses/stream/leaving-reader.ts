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
  title: 'A reader that leaves disturbs no other, neither one that stays nor one that comes',
  level: 'must',
  source: cite(parameterPointer('stream')),
  needs: ['steered-log'],
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
})
