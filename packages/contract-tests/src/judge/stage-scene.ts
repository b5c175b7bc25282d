import type { Log } from '../clause/arrangements.ts'
import type { RequestVariation, Scene } from '../clause/scene.ts'
import { Blocked } from '../clause/scene.ts'
import type { Target } from '../targets/target.ts'
import { describeExchange } from '../witness/describe-exchange.ts'
import type { WitnessLimits } from '../witness/end-wait.ts'
import type { Exchange, WitnessRequest } from '../witness/exchange.ts'
import { readInTurn as readOverOne } from '../witness/read-in-turn.ts'
import { Reading } from '../witness/reading.ts'
import { readRetryAfterMs } from '../witness/retry-after.ts'
import type { Pace } from './pace.ts'

const usualSilenceMs = 2000

const streams = /(?:^|&)stream=(?:1|true)(?:&|$)/

const defaultMaxBytes = 8 * 1024 * 1024

/** What stages a scene: how long to wait, how fast to go, and when the target's time is up. */
export interface Staging {
  readonly patienceMs: number
  readonly pace: Pace
  /** On the clock of `performance.now()`. */
  readonly deadline: number
  /** Whether the clause wants to see a 429. Default false: one that comes was met by chance. */
  readonly provokesLimit?: boolean
  /** Called with every exchange, once it is over. */
  readonly onExchange?: (exchange: Exchange) => void
}

/** What happened to a scene beside what its clause found. */
export interface Happenings {
  /** A wait ran out, so that what was found may only be slowness. */
  readonly waited: boolean
  /** A 429 was met by chance: how many milliseconds the target asked to wait. */
  readonly limitedMs: number | undefined
  /** Requests were sent, and not one answer came whole. */
  readonly isUnanswered: boolean
  /** What befell one of its logs, so that a breach says nothing. */
  readonly mishap?: string
}

/** Thrown out of a check that met a 429 by chance. */
class Limited extends Error {
  override readonly name = 'Limited'
}

/** A scene on a target, which has the operation below its URL. Every reading that a clause leaves open is closed with the returned `close`. */
export function stageScene(
  operationPath: string,
  target: Target,
  staging: Staging,
): { scene: Scene; close(): Promise<Happenings> } {
  const readings = new Set<Reading>()
  const { patienceMs } = staging
  const { silenceMs = usualSilenceMs, youngMs = silenceMs / 2 } = target
  const stage = target.stage?.()
  let waited = false
  let limitedMs: number | undefined
  let isClosed = false
  let [asked, answered] = [0, 0]

  const noteLate = (): void => {
    waited = true
  }
  const mayAsk = (): void => {
    if (isClosed) throw new Blocked('The clause is over')
    if (performance.now() > staging.deadline) throw new Blocked("The time for this target's clauses was used up")
  }
  const turn = async (): Promise<void> => {
    if (staging.provokesLimit !== true) await staging.pace.turn()
    mayAsk()
  }
  const limit = (variation: RequestVariation): WitnessLimits => {
    const left = Math.max(1, staging.deadline - performance.now())
    return {
      silenceMs: Math.min(patienceMs, left),
      totalMs: Math.min(6 * patienceMs, left),
      maxBytes: variation.maxBytes ?? defaultMaxBytes,
      onPatienceSpent: noteLate,
    }
  }
  const note = (exchanges: readonly Exchange[]): void => {
    asked += exchanges.length
    answered += exchanges.filter(({ head, end }) => head !== undefined && (end === 'eof' || end === 'abort')).length
    for (const exchange of exchanges) staging.onExchange?.(exchange)
    const limited = staging.provokesLimit === true ? undefined : exchanges.find(({ status }) => status === 429)
    if (limited !== undefined) limitedMs = readRetryAfterMs(limited.header('retry-after')) ?? 1000
  }
  const stopIfLimited = (exchanges: readonly Exchange[]): void => {
    note(exchanges)
    if (limitedMs !== undefined) throw new Limited('429')
  }
  const startReading = (log: Log, variation: RequestVariation, more: Partial<WitnessLimits> = {}): Reading => {
    const request = writeRequest(target.url, operationPath, log, variation)
    const reading = new Reading(request, { ...limit(variation), ...more })
    readings.add(reading)
    return reading
  }
  const open = (log: Log, variation: RequestVariation = {}): Reading => {
    mayAsk()
    staging.pace.take()
    // A silent stream shows whether one of a run that is young no more ends as well: that clause waits twice as long.
    return startReading(log, variation, streams.test(variation.query ?? '') ? { youngMs } : {})
  }
  const read = async (log: Log, variation: RequestVariation = {}): Promise<Exchange> => {
    await log.settled?.()
    await turn()
    const reading = startReading(log, variation)
    const exchange = await reading.whole()
    readings.delete(reading)
    stopIfLimited([exchange])
    return exchange
  }
  const readInTurn = async (log: Log, variations: readonly RequestVariation[]): Promise<Exchange[]> => {
    for (const _ of variations) await turn()
    const requests = variations.map((variation) => {
      const request = writeRequest(target.url, operationPath, log, variation)
      return { ...request, headers: { ...request.headers, Connection: 'keep-alive' } }
    })
    const exchanges = await readOverOne(requests, limit({}))
    stopIfLimited(exchanges)
    return exchanges
  }
  const baseline = async (log: Log, variation: RequestVariation = {}): Promise<Exchange> => {
    const exchange = await read(log, variation)
    if (exchange.status === 200 && exchange.end === 'eof') return exchange
    const { method, path } = exchange.request
    throw new Blocked(
      `The request that this clause varies does not work: ${method} ${path}: ${describeExchange(exchange)}`,
    )
  }
  const scene: Scene = {
    arrange: (stage ?? target).arrange as Scene['arrange'],
    patienceMs,
    silenceMs,
    noteLate,
    open,
    read,
    readInTurn,
    baseline,
  }
  const close = async (): Promise<Happenings> => {
    isClosed = true
    note(await Promise.all([...readings].map((reading) => reading.abort())))
    const mishap = await stage?.whatHappened()
    await stage?.close()
    return { waited, limitedMs, isUnanswered: asked > 0 && answered === 0, ...(mishap !== undefined && { mishap }) }
  }
  return { scene, close }
}

function writeRequest(url: string, operationPath: string, log: Log, variation: RequestVariation): WitnessRequest {
  const { origin, pathname } = new URL(url)
  const path = variation.path ?? operationPath.replace(/\{\w+\}/, encodeURIComponent(log.id))
  const query = variation.query === undefined ? '' : `?${variation.query}`
  const body = variation.body === undefined ? {} : { body: variation.body }
  const length = variation.body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(variation.body)) }
  const headers = { 'User-Agent': 'get-log-contract', Accept: '*/*', Connection: 'close', ...length, ...log.headers }
  return {
    method: variation.method ?? 'GET',
    origin,
    path: `${pathname.replace(/\/$/, '')}${path}${query}`,
    headers: { ...headers, ...variation.headers },
    ...body,
    frame: log.frame,
  }
}
