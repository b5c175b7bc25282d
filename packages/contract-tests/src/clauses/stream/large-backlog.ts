import { checkAnswer } from '../../checks/check-answer.ts'
import { checkBytes } from '../../checks/check-bytes.ts'
import { awaitText, deliverSteps } from '../../checks/deliver-lines.ts'
import { sampleLine, sampleLog } from '../../checks/sample-log.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'

export const streamLargeBacklog: Clause = defineClause({
  id: 'stream/large-backlog',
  title: 'A reader of a large running log gets all of it, and then each new line',
  level: 'must',
  source: cite(parameterPointer('stream')),
  needs: ['steered-log'],
  async check(scene) {
    const log = await scene.arrange.steeredLog()
    const backlog = sampleLog('backlog', 20_000)
    await log.append(backlog)
    const reading = scene.open(log, { query: 'stream=1' })
    const arrived = await reading.until(({ received }) => received >= Buffer.byteLength(backlog), scene.patienceMs)
    if (!arrived) return awaitText({ ...scene, patienceMs: 0 }, reading, sampleLine('backlog', 20_000))
    const lost = await deliverSteps(
      scene,
      log,
      [reading],
      [{ append: sampleLine('new', 1) }, { append: sampleLine('new', 2) }],
    )
    if (lost.length > 0) return lost
    await log.finish()
    const exchange = await reading.whole()
    return [
      ...checkAnswer(exchange, 200),
      ...checkBytes(exchange, `${backlog}${sampleLog('new', 2)}`, 'the log as it was written'),
    ]
  },
})
