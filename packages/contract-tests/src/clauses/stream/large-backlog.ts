import { checkBody } from '../../checks/check-body.ts'
import { deliverSteps } from '../../checks/deliver-lines.ts'
import { sampleLine, sampleLog } from '../../checks/sample-log.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import type { Finding } from '../../clause/finding.ts'
import { finding } from '../../clause/finding.ts'
import type { Scene } from '../../clause/scene.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'
import { describeExchange } from '../../witness/describe-exchange.ts'
import type { Reading } from '../../witness/reading.ts'

// Some megabytes: more than any buffer on the way holds.
const backlogLines = 48_000

export const streamLargeBacklog: Clause = defineClause({
  id: 'stream/large-backlog',
  title: 'A reader of a large running log gets all of it, and, if it follows, then each new line',
  level: 'must',
  source: cite(parameterPointer('stream')),
  needs: ['steered-log'],
  async check(scene) {
    const log = await scene.arrange.steeredLog()
    const backlog = sampleLog('backlog', backlogLines)
    await log.append(backlog)
    const readings = ['stream=1', 'stream=1&raw=1'].map((query) => scene.open(log, { query }))
    const late = await Promise.all(readings.map((reading) => awaitBacklog(scene, reading, Buffer.byteLength(backlog))))
    if (late.flat().length > 0) return late.flat()
    const soFar = [await scene.read(log), await scene.read(log, { query: 'raw=1' })]
    const lost = await deliverSteps(scene, log, readings, [
      { append: sampleLine('new', 1) },
      { append: sampleLine('new', 2) },
    ])
    if (lost.length > 0) return lost
    await log.finish()
    const streamed = await Promise.all(readings.map((reading) => reading.whole()))
    return [
      ...soFar.flatMap((exchange) => checkBody(exchange, backlog, 'the log so far')),
      ...streamed.flatMap((exchange) =>
        checkBody(exchange, `${backlog}${sampleLog('new', 2)}`, 'the log as it was written'),
      ),
    ]
  },
})

async function awaitBacklog(scene: Scene<never>, reading: Reading, length: number): Promise<Finding[]> {
  if (await reading.until(({ received }) => received >= length, scene.patienceMs)) return []
  const exchange = reading.soFar()
  const code = reading.ended && exchange.end !== 'timeout' ? 'ended-early' : 'not-delivered'
  const expected = `${length} bytes that were written before the reader came`
  return [finding(code, expected, describeExchange(exchange), exchange)]
}
