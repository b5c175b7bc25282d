import { setTimeout as sleep } from 'node:timers/promises'
import { checkAnswer } from '../../checks/check-answer.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { after } from '../../faults/after.ts'
import { answers, every, refuse, status } from '../../faults/answers.ts'
import { sampleLog } from '../../samples/sample-log.ts'

const mostTries = 3
const longestPause = 5
const slackMs = 50

export const limitsRecovers = defineClause({
  id: 'limits/recovers',
  basis: 'expected',
  restsOn: ['limits/past-the-limit'],
  title: 'A log that was asked for too often can be read again after a while',
  source: cite(responsePointer(429)),
  needs: ['writtenLog', 'rateLimit'],
  exclusive: true,
  async check({ arrange, read }) {
    await using limit = await arrange.rateLimit(2)
    const log = await arrange.writtenLog(sampleLog('recovers'))
    await Promise.all(Array.from({ length: 10 * limit.perSecond }, () => read(log)))
    let exchange = await read(log)
    // A limit may count refused requests as well, so each try is a whole pause after the last.
    for (let tries = 0; exchange.status === 429 && tries < mostTries; tries += 1) {
      const asked = Number(exchange.header('retry-after'))
      await sleep(1000 * Math.min(Math.max(asked || 1, 1), longestPause) + slackMs)
      exchange = await read(log)
    }
    return checkAnswer(exchange, 200)
  },
  brokenBy: faults('status', {
    'limited-for-good': ['A log that was asked for too often stays closed', after(status(429), answers(every, refuse(429)))],
  }),
})
