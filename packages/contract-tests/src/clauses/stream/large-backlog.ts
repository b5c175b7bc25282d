import { checkAnswer } from '../../checks/check-answer.ts'
import { checkBytes } from '../../checks/check-bytes.ts'
import { deliverSteps } from '../../checks/deliver-lines.ts'
import { sampleLine, sampleLog } from '../../checks/sample-log.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { finding } from '../../clause/finding.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'
import { describeExchange } from '../../witness/describe-exchange.ts'

// Some megabytes: more than any buffer on the way holds.
const backlogLines = 60_000

export const streamLargeBacklog: Clause = defineClause({
  id: 'stream/large-backlog',
  title: 'A reader of a large running log gets all of it, and then each new line',
  level: 'must',
  source: cite(parameterPointer('stream')),
  needs: ['steered-log'],
  async check(scene) {
    const log = await scene.arrange.steeredLog()
    const backlog = sampleLog('backlog', backlogLines)
    await log.append(backlog)
    const reading = scene.open(log, { query: 'stream=1' })
    const arrived = await reading.until(({ received }) => received >= Buffer.byteLength(backlog), scene.patienceMs)
    if (!arrived) {
      const exchange = reading.soFar()
      const code = reading.ended && exchange.end !== 'timeout' ? 'ended-early' : 'not-delivered'
      const expected = `${Buffer.byteLength(backlog)} bytes that were written before the reader came`
      return [finding(code, expected, describeExchange(exchange), exchange)]
    }
    const lost = await deliverSteps(
      scene,
      log,
      [reading],
      [{ append: sampleLine('new', 1) }, { append: sampleLine('new', 2) }],
    )
    if (lost.length > 0) return lost
    await log.finish()
    const exchange = await reading.whole()
    return [
      ...checkAnswer(exchange, 200),
      ...checkBytes(exchange, `${backlog}${sampleLog('new', 2)}`, 'the log as it was written'),
    ]
  },
})
