import { checkAnswer } from '../../checks/check-answer.ts'
import { checkBytes } from '../../checks/check-bytes.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { asks, withFlag } from '../../faults/asks.ts'
import { query } from '../../faults/which.ts'
import { sampleLog } from '../../samples/sample-log.ts'
import { cite, parameterPointer, responsePointer } from '../../spec/operation.ts'

export const streamFalse: Clause = defineClause({
  id: 'stream/false',
  title: 'With stream=false a running log is answered at once with what there is, and ends',
  level: 'must',
  source: [...cite(parameterPointer('stream')), ...cite(responsePointer(200))],
  needs: ['growingLog'],
  async check(scene) {
    const log = await scene.arrange.growingLog()
    await log.append?.(sampleLog('false'))
    const exchange = await scene.read(log, { query: 'stream=false' })
    const answer = checkAnswer(exchange, 200)
    const written =
      log.append === undefined || answer.length > 0 ? [] : checkBytes(exchange, sampleLog('false'), 'what there is')
    await log.finish?.()
    return [...answer, ...written]
  },
  brokenBy: [
    {
      name: 'streams-for-false',
      title: 'stream=false streams',
      code: 'body-hangs',
      fault: asks(query('stream', 'false'), withFlag('stream', '1')),
    },
  ],
})
