import { checkAnswer } from '../../checks/check-answer.ts'
import { checkBytes } from '../../checks/check-bytes.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { asks, withFlag } from '../../faults/asks.ts'
import { method, not, query } from '../../faults/which.ts'
import { sampleLog } from '../../samples/sample-log.ts'
import { cite, parameterPointer, responsePointer } from '../../spec/operation.ts'

export const streamAbsent: Clause = defineClause({
  id: 'stream/absent',
  title: 'Without stream a running log is answered at once with what there is, and ends',
  level: 'must',
  source: [...cite(parameterPointer('stream')), ...cite(responsePointer(200))],
  needs: ['growingLog'],
  async check(scene) {
    const log = await scene.arrange.growingLog()
    await log.append?.(sampleLog('absent'))
    const exchange = await scene.read(log)
    const answer = checkAnswer(exchange, 200)
    const written =
      log.append === undefined || answer.length > 0 ? [] : checkBytes(exchange, sampleLog('absent'), 'what there is')
    await log.finish?.()
    return [...answer, ...written]
  },
  brokenBy: [
    {
      name: 'always-streams',
      title: 'A plain read is held open until the run ends',
      code: 'body-hangs',
      fault: asks([method('GET'), not(query('stream'))], withFlag('stream', '1')),
    },
  ],
})
