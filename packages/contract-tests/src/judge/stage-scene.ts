import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../clause/arrangements.ts'
import type { RequestVariation, Scene } from '../clause/scene.ts'
import { Blocked } from '../clause/scene.ts'
import type { Target } from '../targets/target.ts'
import { describeExchange } from '../witness/describe-exchange.ts'
import type { Exchange, WitnessRequest } from '../witness/exchange.ts'
import { readInTurn as readOverOne } from '../witness/read-in-turn.ts'
import { Reading } from '../witness/reading.ts'
import { readRetryAfterMs } from '../witness/retry-after.ts'
import type { WitnessLimits } from '../witness/waits.ts'

const usualSilenceMs = 2000

const streams = /(?:^|&)stream=(?:1|true)(?:&|$)/

const defaultMaxBytes = 8 * 1024 * 1024

/** The conditions of a scene: how long to wait, how fast to go, and when the target's time is up. */
export interface Staging {
  readonly patienceMs: number
  readonly pace: Pace
  /** On the clock of `performance.now()`. */
  readonly deadline: number
  /** Whether the clause wants to see a 429. Default false: any 429 came by chance. */
  readonly provokesLimit?: boolean
  /** Called with every exchange, once it is over. */
  readonly onExchange?: ((exchange: Exchange) => void) | undefined
}

/** Ends a check that got a 429 by chance. */
class Limited extends Error {
  override readonly name = 'Limited'
}

/**
 * A scene on a target, which has the operation below its URL. The returned `close` closes every reading that the clause left open and tells what
 * else happened: whether a wait ran out, so that a finding may be mere slowness; how long a target that answered 429 by chance asked to wait;
 * whether no request at all was answered whole; and what happened to one of the logs, so that a breach means nothing.
 */
export function stageScene(operationPath: string, target: Target, staging: Staging) {
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
    // The clause about silent streams waits twice as long, to see whether the stream of a run that is no longer young also ends.
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
  const close = async () => {
    isClosed = true
    note(await Promise.all([...readings].map((reading) => reading.abort())))
    const mishap = await stage?.whatHappened()
    await stage?.close()
    return { waited, limitedMs, isUnanswered: asked > 0 && answered === 0, mishap }
  }
  return { scene, close }
}

function writeRequest(url: string, operationPath: string, log: Log, variation: RequestVariation): WitnessRequest {
  const { origin, pathname } = new URL(url)
  const { method = 'GET', body, query } = variation
  const path = variation.path ?? operationPath.replace(/\{\w+\}/, encodeURIComponent(log.id))
  const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }
  const headers = { 'User-Agent': 'get-log-contract', Accept: '*/*', Connection: 'close', ...length, ...log.headers }
  return {
    method,
    origin,
    body,
    frame: log.frame,
    path: `${pathname.replace(/\/$/, '')}${path}${query === undefined ? '' : `?${query}`}`,
    headers: { ...headers, ...variation.headers },
  }
}

/** Keeps requests at least a fixed time apart, so that a target need not enforce its rate limit. */
export class Pace {
  #intervalMs = 0
  #next = 0

  /** Without a rate, nothing waits. */
  constructor(requestsPerSecond: number | undefined) {
    if (requestsPerSecond !== undefined) this.slowTo(requestsPerSecond)
  }

  /** Sends at most this many requests a second from now on. */
  slowTo(requestsPerSecond: number): void {
    this.#intervalMs = Math.max(this.#intervalMs, 1000 / requestsPerSecond)
  }

  async turn(): Promise<void> {
    const wait = this.take()
    if (wait > 0) await sleep(wait)
  }

  /** Counts a request that cannot wait; returns how many milliseconds too early it is. */
  take(): number {
    if (this.#intervalMs === 0) return 0
    const now = performance.now()
    const at = Math.max(now, this.#next)
    this.#next = at + this.#intervalMs
    return at - now
  }
}
