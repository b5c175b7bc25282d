import type { GrowingLog, SteeredLog } from '../clause/arrangements.ts'
import type { Finding } from '../clause/clause.ts'
import { finding, stopAt } from '../clause/clause.ts'
import type { Scene } from '../clause/scene.ts'
import { Blocked, Inapplicable } from '../clause/scene.ts'
import { excerpt } from '../print/excerpt.ts'
import { sampleLine } from '../samples/sample-log.ts'
import { describeExchange } from '../witness/describe-exchange.ts'
import type { Exchange } from '../witness/exchange.ts'
import type { Reading } from '../witness/reading.ts'

/** A piece to append, and the text that a reader must have received before the next piece is written. */
export interface Step {
  readonly append: Uint8Array | string
  /** Default: the piece itself. */
  readonly awaited?: Uint8Array | string
}

/**
 * Appends each piece only after every reader has received the previous one: a server that buffers cannot pass, and a slow machine
 * does not fail.
 *
 * @throws Broken with the code `not-delivered` or `ended-early`.
 */
export async function deliverSteps(
  scene: Scene<never>,
  log: Pick<SteeredLog, 'append'>,
  readings: readonly Reading[],
  steps: readonly Step[],
): Promise<void> {
  for (const { append, awaited = append } of steps) {
    await appendTo(scene, log, readings, append)
    await awaitText(scene, readings, awaited)
  }
}

/**
 * Appends, unless the target considers the run finished: then it accepts nothing more, and the streams that end with it prove it.
 *
 * @throws Blocked if nothing can be appended although the streams go on.
 */
async function appendTo(
  scene: Scene<never>,
  log: Pick<SteeredLog, 'append'>,
  readings: readonly Reading[],
  bytes: Uint8Array | string,
): Promise<void> {
  try {
    await log.append(bytes)
  } catch (error) {
    if (!(error instanceof Blocked)) throw error
    await Promise.all(readings.map((reading) => reading.until(({ ended }) => ended, scene.patienceMs)))
    const cut = readings.find(({ ended }) => ended)?.soFar()
    if (cut === undefined || cut.end === 'timeout') throw error
    stopAt([finding('ended-early', 'a run that goes on until it is ended', describeExchange(cut), cut)])
  }
}

/**
 * Each reader receives this text.
 *
 * @throws Broken with the code `not-delivered` or `ended-early`.
 */
export async function awaitText(
  scene: Scene<never>,
  readings: readonly Reading[],
  awaited: Uint8Array | string,
): Promise<void> {
  const wanted = Buffer.from(awaited)
  stopAt((await Promise.all(readings.map((reading) => findMissing(scene, reading, wanted)))).flat())
}

async function findMissing(scene: Scene<never>, reading: Reading, wanted: Buffer): Promise<Finding[]> {
  const hidden = reading.frame?.hides(wanted)
  if (hidden !== undefined) throw new Inapplicable(hidden)
  let searched = 0
  const holdsWanted = (): boolean => {
    const found = Buffer.from(reading.bodyFrom(searched)).includes(wanted)
    searched = Math.max(0, reading.received - wanted.byteLength)
    return found
  }
  if (await reading.until(holdsWanted, scene.patienceMs)) return []
  const exchange = reading.soFar()
  const cut = reading.ended && exchange.end !== 'timeout'
  const code = cut ? 'ended-early' : 'not-delivered'
  const came = exchange.received === 0 ? '0 bytes' : excerpt(exchange.body)
  const seen = cut ? describeExchange(exchange) : `${came}, and ${silenceOf(exchange, scene.patienceMs)}`
  return [finding(code, `${excerpt(wanted)} while the run is running`, seen, exchange)]
}

/** How long nothing had arrived when the patience ran out: bytes that arrived at once may be the wrong ones. */
function silenceOf({ chunks, durationMs }: Exchange, patienceMs: number): string {
  const sinceLastMs = Math.round(durationMs - (chunks.at(-1)?.at ?? 0))
  return sinceLastMs < patienceMs && chunks.length > 0
    ? `what was awaited did not come within ${patienceMs} ms`
    : `then nothing for ${patienceMs} ms`
}

/**
 * The reader receives lines while the run is running. A run that the kit steers writes each line only after the previous one has
 * arrived. For a run that writes by itself, the proof is: the stream had delivered some bytes, a plain read after that showed the log,
 * and later the stream delivered more than that read; so its first bytes arrived before the last ones were written.
 *
 * @throws Broken with the code `not-delivered` or `ended-early`; Blocked if a run that writes by itself ended before this was seen.
 */
export async function deliverLines(
  scene: Scene<never>,
  log: GrowingLog,
  readings: readonly Reading[],
  label: string,
): Promise<void> {
  const { append } = log
  if (append !== undefined) {
    const steps = [1, 2, 3].map((number) => ({ append: sampleLine(label, number) }))
    return deliverSteps(scene, { append }, readings, steps)
  }
  for (const reading of readings) await proveGrowth(scene, log, reading)
}

async function proveGrowth(scene: Scene<never>, log: GrowingLog, reading: Reading): Promise<void> {
  let proven = false
  for (let known = 0; !proven; ) {
    const came = await reading.until(({ received }) => received > known, scene.patienceMs)
    const plain = await scene.baseline(log)
    if (!came && !reading.ended && plain.received > reading.received) {
      const seen = `${reading.received} bytes within ${scene.patienceMs} ms`
      stopAt([finding('not-delivered', `${plain.received} bytes, which the log has by now`, seen, reading.soFar())])
    }
    if (!came)
      throw new Blocked(`No bytes were seen to arrive while the run was running: ${describeExchange(reading.soFar())}`)
    known = Math.max(reading.received, plain.body.byteLength)
    proven = await reading.until(({ received }) => received > known, scene.patienceMs)
    if (!proven && reading.ended)
      throw new Blocked('The run ended before bytes were seen to arrive while it was running')
  }
}
