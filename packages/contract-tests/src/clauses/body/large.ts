import { checkAnswer } from '../../checks/check-answer.ts'
import { checkBytes } from '../../checks/check-bytes.ts'
import { checkSame } from '../../checks/check-same.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { Blocked } from '../../clause/scene.ts'
import { cite } from '../../clause/source.ts'
import { operationPointer } from '../../spec/operation.ts'

export const bodyLarge: Clause = defineClause({
  id: 'body/large',
  title: 'A log of some megabytes arrives whole',
  level: 'must',
  source: cite(operationPointer()),
  needs: ['large-log'],
  async check({ arrange, read }) {
    const log = await arrange.largeLog()
    const maxBytes = 64 * 1024 * 1024
    const exchange = await read(log, { maxBytes })
    const answer = checkAnswer(exchange, 200)
    if (answer.length > 0) return answer
    if (log.written !== undefined) return checkBytes(exchange, log.written, 'the log as it was written')
    const least = 2 * 1024 * 1024
    if (exchange.body.byteLength < least)
      throw new Blocked(`The large log has only ${exchange.body.byteLength} bytes: use one of ${least}`)
    return checkSame(await read(log, { maxBytes }), exchange, 'the first read')
  },
})
