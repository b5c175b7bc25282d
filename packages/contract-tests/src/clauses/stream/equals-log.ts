import { checkAnswer } from '../../checks/check-answer.ts'
import { checkBytes } from '../../checks/check-bytes.ts'
import { deliverLines } from '../../checks/deliver-lines.ts'
import { sampleLine } from '../../checks/sample-log.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'

export const streamEqualsLog: Clause = defineClause({
  id: 'stream/equals-log',
  title: 'What was streamed is the finished log',
  level: 'must',
  source: cite(parameterPointer('stream')),
  needs: ['growing-log'],
  async check(scene) {
    const log = await scene.arrange.growingLog()
    const reading = scene.open(log, { query: 'stream=1' })
    const lost = await deliverLines(scene, log, [reading], 'equals log')
    if (lost.length > 0) return lost
    await log.append?.(sampleLine('equals log', 4))
    await log.finish?.()
    const streamed = await reading.whole()
    const answer = checkAnswer(streamed, 200)
    return answer.length > 0 ? answer : checkBytes(streamed, (await scene.baseline(log)).body, 'the finished log')
  },
})
