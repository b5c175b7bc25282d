import { checkAnswer } from '../../checks/check-answer.ts'
import { checkBytes } from '../../checks/check-bytes.ts'
import { awaitText, deliverLines } from '../../checks/deliver-lines.ts'
import { sampleLine } from '../../checks/sample-log.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'

export const streamLateReader: Clause = defineClause({
  id: 'stream/late-reader',
  title: 'A reader that comes late gets the log from its start',
  level: 'must',
  source: cite(parameterPointer('stream')),
  needs: ['growing-log'],
  async check(scene) {
    const log = await scene.arrange.growingLog()
    const early = scene.open(log, { query: 'stream=1' })
    const lost = await deliverLines(scene, log, [early], 'late reader')
    if (lost.length > 0) return lost
    const late = scene.open(log, { query: 'stream=1' })
    const received = Buffer.from(early.bodyFrom()).toString('utf8')
    const missed = await awaitText(scene, late, received)
    if (missed.length > 0) return missed
    await log.append?.(sampleLine('late reader', 4))
    await log.finish?.()
    const [first, second] = await Promise.all([early.whole(), late.whole()])
    return [
      ...checkAnswer(first, 200),
      ...checkAnswer(second, 200),
      ...checkBytes(second, first.body, 'what the early reader got'),
    ]
  },
})
