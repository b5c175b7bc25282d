import { checkAnswer } from '../../checks/check-answer.ts'
import { checkBytes } from '../../checks/check-bytes.ts'
import { deliverSteps } from '../../checks/deliver-lines.ts'
import { sampleLine } from '../../checks/sample-log.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'

export const streamLastLine: Clause = defineClause({
  id: 'stream/last-line',
  title: 'A last line without a newline is streamed before the end',
  level: 'must',
  source: cite(parameterPointer('stream')),
  needs: ['steered-log'],
  async check(scene) {
    const log = await scene.arrange.steeredLog()
    const reading = scene.open(log, { query: 'stream=1' })
    const lost = await deliverSteps(scene, log, [reading], [{ append: sampleLine('last', 1) }])
    if (lost.length > 0) return lost
    await log.append('the last line, without a newline')
    await log.finish()
    const exchange = await reading.whole()
    const written = `${sampleLine('last', 1)}the last line, without a newline`
    return [...checkAnswer(exchange, 200), ...checkBytes(exchange, written, 'the log with its last line')]
  },
})
