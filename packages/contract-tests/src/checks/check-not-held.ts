import type { GrowingLog } from '../clause/arrangements.ts'
import type { Finding } from '../clause/clause.ts'
import { finding } from '../clause/clause.ts'
import type { Scene } from '../clause/scene.ts'
import { Blocked } from '../clause/scene.ts'
import { sampleLog } from '../samples/sample-log.ts'
import { describeExchange } from '../witness/describe-exchange.ts'
import { checkAnswer, checkBody } from './check-body.ts'

/**
 * With this query a running log is answered with what there is, and the answer ends while the run goes on. A run that the kit steers goes on until
 * it is told to end. Codes: those of {@link checkBody}.
 *
 * @throws Blocked if a run that writes by itself ended before this was seen.
 */
export async function checkNotHeld(scene: Scene<never>, log: GrowingLog, query: string): Promise<Finding[]> {
  const { append } = log
  if (append === undefined) return watchUnsteered(scene, log, query)
  await append(sampleLog(query))
  const found = checkBody(await scene.read(log, { query }), sampleLog(query), 'what there is')
  await log.finish?.()
  return found
}

/**
 * A stream that gets more after the answer has ended proves that the run went on. An answer was held open if it has more than a later read that
 * has ended, or if it has not ended when the patience runs out while the stream still gets more.
 */
async function watchUnsteered(scene: Scene<never>, log: GrowingLog, query: string): Promise<Finding[]> {
  const { patienceMs } = scene
  const stream = scene.open(log, { query: 'stream=true' })
  if (!(await stream.until(({ received }) => received > 0, patienceMs)))
    throw new Blocked(`Nothing was streamed from a run that writes by itself: ${describeExchange(stream.soFar())}`)
  const answer = scene.open(log, { query })
  await answer.until(({ received, ended }) => received > 0 || ended, patienceMs)
  const later = scene.open(log, { query: query === '' ? 'stream=false' : '' })
  for (const reading of [later, answer]) await reading.until(({ ended }) => ended, patienceMs)
  const [exchange, known] = [answer.soFar(), Math.max(stream.received, answer.received)]
  const outgrew = later.ended && later.status === 200 && answer.received > later.received
  const goesOn = !outgrew && (await stream.until(({ received }) => received > known, patienceMs))
  if (exchange.end !== 'abort' && goesOn) return checkAnswer(exchange, 200)
  if (!outgrew && !goesOn) throw new Blocked('The run ended before an answer was seen to end while it was running')
  return [finding('body-hangs', 'an answer that ends while the run goes on', describeExchange(exchange), exchange)]
}
