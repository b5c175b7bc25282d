import { checkAnswer } from '../../checks/check-answer.ts'
import { deliverLines } from '../../checks/deliver-lines.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { asks, withoutFlag } from '../../faults/asks.ts'
import { query } from '../../faults/which.ts'
import { cite, parameterPointer } from '../../spec/operation.ts'

export const streamDeliversTrue: Clause = defineClause({
  id: 'stream/delivers-true',
  title: 'With stream=true a reader gets each line while the run is running, and the end when it ends',
  level: 'must',
  source: cite(parameterPointer('stream')),
  needs: ['growingLog'],
  async check(scene) {
    const log = await scene.arrange.growingLog()
    const reading = scene.open(log, { query: 'stream=true' })
    const lost = await deliverLines(scene, log, [reading], 'stream true')
    if (lost.length > 0) return lost
    await log.finish?.()
    return checkAnswer(await reading.whole(), 200)
  },
  brokenBy: [
    {
      name: 'streams-for-one-only',
      title: 'stream=true does not stream',
      code: 'ended-early',
      fault: asks(query('stream', 'true'), withoutFlag('stream')),
    },
  ],
})
