import type { GrowingLog, SteeredLog } from '../clause/arrangements.ts'
import type { Finding } from '../clause/clause.ts'
import { finding } from '../clause/clause.ts'
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
 * Appends each piece only after every reader has received the one before: a server that buffers can never pass, a slow machine
 * never fails. Codes: `not-delivered`, `ended-early`.
 */
export async function deliverSteps(
  scene: Scene<never>,
  log: Pick<SteeredLog, 'append'>,
  readings: readonly Reading[],
  steps: readonly Step[],
): Promise<Finding[]> {
  for (const { append, awaited = append } of steps) {
    const over = await appendTo(scene, log, readings, append)
    if (over.length > 0) return over
    const lost = await Promise.all(readings.map((reading) => awaitText(scene, reading, awaited)))
    if (lost.flat().length > 0) return lost.flat()
  }
  return []
}

/**
 * Appends, unless the target holds the run for finished: then it takes nothing more, and the streams that end with it are the proof.
 *
 * @throws Blocked if nothing can be appended though the streams go on.
 */
async function appendTo(
  scene: Scene<never>,
  log: Pick<SteeredLog, 'append'>,
  readings: readonly Reading[],
  bytes: Uint8Array | string,
): Promise<Finding[]> {
  try {
    await log.append(bytes)
    return []
  } catch (error) {
    if (!(error instanceof Blocked)) throw error
    await Promise.all(readings.map((reading) => reading.until(({ ended }) => ended, scene.patienceMs)))
    const cut = readings.find(({ ended }) => ended)?.soFar()
    if (cut === undefined || cut.end === 'timeout') throw error
    return [finding('ended-early', 'a run that goes on until it is ended', describeExchange(cut), cut)]
  }
}

/** The reader receives this text. Codes: `not-delivered`, `ended-early`. */
export async function awaitText(
  scene: Scene<never>,
  reading: Reading,
  awaited: Uint8Array | string,
): Promise<Finding[]> {
  const wanted = Buffer.from(awaited)
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
  return [finding(code, `${excerpt(awaited)} while the run is running`, seen, exchange)]
}

/** How long nothing came when the patience was over: bytes that came at once may be the wrong ones. */
function silenceOf({ chunks, durationMs }: Exchange, patienceMs: number): string {
  const sinceLastMs = Math.round(durationMs - (chunks.at(-1)?.at ?? 0))
  return sinceLastMs < patienceMs && chunks.length > 0
    ? `what was awaited did not come within ${patienceMs} ms`
    : `then nothing for ${patienceMs} ms`
}

/**
 * The reader receives lines while the run is running. A run that the kit steers writes each line only after the one before has
 * arrived. One that writes by itself proves it so: the stream had delivered some bytes, a plain read after that showed the log, and
 * later the stream delivered more than that read; so the first bytes came before the last were written.
 * Codes: `not-delivered`, `ended-early`.
 *
 * @throws Blocked if a run that writes by itself ended before this was seen.
 */
export async function deliverLines(
  scene: Scene<never>,
  log: GrowingLog,
  readings: readonly Reading[],
  label: string,
): Promise<Finding[]> {
  const { append } = log
  if (append !== undefined) {
    const steps = [1, 2, 3].map((number) => ({ append: sampleLine(label, number) }))
    return deliverSteps(scene, { append }, readings, steps)
  }
  const found: Finding[] = []
  for (const reading of readings) found.push(...(await proveGrowth(scene, log, reading)))
  return found
}

async function proveGrowth(scene: Scene<never>, log: GrowingLog, reading: Reading): Promise<Finding[]> {
  let proven = false
  for (let known = 0; !proven; ) {
    const came = await reading.until(({ received }) => received > known, scene.patienceMs)
    const plain = await scene.baseline(log)
    if (!came && !reading.ended && plain.received > reading.received) {
      const seen = `${reading.received} bytes within ${scene.patienceMs} ms`
      return [finding('not-delivered', `${plain.received} bytes, which the log has by now`, seen, reading.soFar())]
    }
    if (!came)
      throw new Blocked(`No bytes were seen to arrive while the run was running: ${describeExchange(reading.soFar())}`)
    known = Math.max(reading.received, plain.body.byteLength)
    proven = await reading.until(({ received }) => received > known, scene.patienceMs)
    if (!proven && reading.ended)
      throw new Blocked('The run ended before bytes were seen to arrive while it was running')
  }
  return []
}
