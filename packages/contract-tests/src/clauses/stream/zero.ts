import { checkAnswer } from '../../checks/check-answer.ts'
import { checkBytes } from '../../checks/check-bytes.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { asks, withFlag } from '../../faults/asks.ts'
import { query } from '../../faults/which.ts'
import { sampleLog } from '../../samples/sample-log.ts'
import { cite, parameterPointer, responsePointer } from '../../spec/operation.ts'

export const streamZero: Clause = defineClause({
  id: 'stream/zero',
  title: 'With stream=0 a running log is answered at once with what there is, and ends',
  level: 'must',
  source: [...cite(parameterPointer('stream')), ...cite(responsePointer(200))],
  needs: ['growingLog'],
  async check(scene) {
    const log = await scene.arrange.growingLog()
    await log.append?.(sampleLog('zero'))
    const exchange = await scene.read(log, { query: 'stream=0' })
    const answer = checkAnswer(exchange, 200)
    const written =
      log.append === undefined || answer.length > 0 ? [] : checkBytes(exchange, sampleLog('zero'), 'what there is')
    await log.finish?.()
    return [...answer, ...written]
  },
  brokenBy: [
    {
      name: 'streams-for-zero',
      title: 'stream=0 streams',
      code: 'body-hangs',
      fault: asks(query('stream', '0'), withFlag('stream', '1')),
    },
  ],
})
