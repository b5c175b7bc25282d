import { checkAnswer } from '../../checks/check-answer.ts'
import { deliverSteps } from '../../checks/deliver-lines.ts'
import { sampleLine } from '../../checks/sample-log.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'

const quietMs = 1000

export const streamQuiet: Clause = defineClause({
  id: 'stream/quiet',
  title: 'A stream outlives a second in which nothing is written',
  level: 'must',
  source: cite(parameterPointer('stream')),
  needs: ['steered-log'],
  async check(scene) {
    const log = await scene.arrange.steeredLog()
    const reading = scene.open(log, { query: 'stream=1' })
    const lost = await deliverSteps(scene, log, [reading], [{ append: sampleLine('quiet', 1) }])
    if (lost.length > 0) return lost
    // Silence is what this is about; a reader that is cut off meanwhile ends it at once.
    await reading.until(({ ended }) => ended, quietMs)
    const after = await deliverSteps(scene, log, [reading], [{ append: sampleLine('quiet', 2) }])
    await log.finish()
    return after.length > 0 ? after : checkAnswer(await reading.whole(), 200)
  },
})
