import { setTimeout as sleep } from 'node:timers/promises'
import { checkAnswer } from '../../checks/check-answer.ts'
import { sampleLog } from '../../checks/sample-log.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { headerPointer, responsePointer } from '../../spec/operation.ts'

export const limitsRecovers: Clause = defineClause({
  id: 'limits/recovers',
  title: 'A log that was asked for too often can be read again after a while',
  level: 'must',
  source: cite(responsePointer(429), headerPointer(429, 'Retry-After')),
  needs: ['written-log', 'rate-limit'],
  exclusive: true,
  async check({ arrange, patienceMs, read }) {
    await using limit = await arrange.rateLimit(2)
    const log = await arrange.writtenLog(sampleLog('recovers'))
    await Promise.all(Array.from({ length: 10 * limit.perSecond }, () => read(log)))
    const until = performance.now() + Math.max(3000, patienceMs)
    let exchange = await read(log)
    while (exchange.status === 429 && performance.now() < until) {
      await sleep(200)
      exchange = await read(log)
    }
    return checkAnswer(exchange, 200)
  },
})
