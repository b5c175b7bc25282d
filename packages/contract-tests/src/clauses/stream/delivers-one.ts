import { checkAnswer } from '../../checks/check-answer.ts'
import { deliverLines } from '../../checks/deliver-lines.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'

export const streamDeliversOne: Clause = defineClause({
  id: 'stream/delivers-one',
  title: 'With stream=1 a reader gets each line while the run is running, and the end when it ends',
  level: 'must',
  source: cite(parameterPointer('stream')),
  needs: ['growing-log'],
  async check(scene) {
    const log = await scene.arrange.growingLog()
    const reading = scene.open(log, { query: 'stream=1' })
    const lost = await deliverLines(scene, log, [reading], 'stream 1')
    if (lost.length > 0) return lost
    await log.finish?.()
    return checkAnswer(await reading.whole(), 200)
  },
})
