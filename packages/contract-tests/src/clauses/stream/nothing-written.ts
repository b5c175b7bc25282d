import { checkAnswer } from '../../checks/check-answer.ts'
import { checkBytes } from '../../checks/check-bytes.ts'
import { awaitHead } from '../../checks/deliver-lines.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'

export const streamNothingWritten: Clause = defineClause({
  id: 'stream/nothing-written',
  title: 'A run that ends without a line ends the stream, empty',
  level: 'must',
  source: cite(parameterPointer('stream')),
  needs: ['steered-log'],
  async check(scene) {
    const log = await scene.arrange.steeredLog()
    const reading = scene.open(log, { query: 'stream=1' })
    await awaitHead(reading)
    await log.finish()
    const exchange = await reading.whole()
    const answer = checkAnswer(exchange, 200)
    return answer.length > 0 ? answer : checkBytes(exchange, '', 'nothing')
  },
})
