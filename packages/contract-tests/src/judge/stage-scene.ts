import type { Log } from '../clause/arrangements.ts'
import type { RequestVariation, Scene } from '../clause/scene.ts'
import { Blocked } from '../clause/scene.ts'
import type { Target } from '../targets/target.ts'
import { describeExchange } from '../witness/describe-exchange.ts'
import type { Exchange, WitnessRequest } from '../witness/exchange.ts'
import { readInTurn as readOverOne } from '../witness/read-in-turn.ts'
import type { WitnessLimits } from '../witness/reading.ts'
import { Reading } from '../witness/reading.ts'
import type { Pace } from './pace.ts'

const defaultMaxBytes = 8 * 1024 * 1024

/** What stages a scene: how long to wait, how fast to go, and when the target's time is up. */
export interface Staging {
  readonly patienceMs: number
  readonly pace: Pace
  /** On the clock of `performance.now()`. */
  readonly deadline: number
}

/** A scene on a target, which has the operation below its URL. Every reading that a clause leaves open is closed with the returned `close`. */
export function stageScene(
  operationPath: string,
  target: Target,
  staging: Staging,
): { scene: Scene; close(): Promise<void> } {
  const readings = new Set<Reading>()
  const { patienceMs } = staging

  const limit = (variation: RequestVariation): WitnessLimits => {
    const left = Math.max(1, staging.deadline - performance.now())
    return {
      silenceMs: Math.min(patienceMs, left),
      openSilenceMs: Math.min(3 * patienceMs, left),
      totalMs: Math.min(6 * patienceMs, left),
      maxBytes: variation.maxBytes ?? defaultMaxBytes,
    }
  }
  const blockByChance = (exchanges: readonly Exchange[]): void => {
    const limited = exchanges.some(({ status }) => status === 429)
    if (limited && target.requestsPerSecond !== undefined)
      throw new Blocked('The target answered 429, met by chance: run again later, or slower')
  }
  const open = (log: Log, variation: RequestVariation = {}): Reading => {
    failPastDeadline(staging)
    const reading = new Reading(writeRequest(target.url, operationPath, log, variation), limit(variation))
    readings.add(reading)
    return reading
  }
  const read = async (log: Log, variation: RequestVariation = {}): Promise<Exchange> => {
    await staging.pace.turn()
    const reading = open(log, variation)
    const exchange = await reading.whole()
    readings.delete(reading)
    blockByChance([exchange])
    return exchange
  }
  const readInTurn = async (log: Log, variations: readonly RequestVariation[]): Promise<Exchange[]> => {
    for (const _ of variations) await staging.pace.turn()
    failPastDeadline(staging)
    const requests = variations.map((variation) => {
      const request = writeRequest(target.url, operationPath, log, variation)
      return { ...request, headers: { ...request.headers, Connection: 'keep-alive' } }
    })
    const exchanges = await readOverOne(requests, limit({}))
    blockByChance(exchanges)
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
  const scene: Scene = { arrange: target.arrange as Scene['arrange'], patienceMs, open, read, readInTurn, baseline }
  const close = async (): Promise<void> => {
    await Promise.all([...readings].map((reading) => reading.abort()))
  }
  return { scene, close }
}

function failPastDeadline({ deadline }: Staging): void {
  if (performance.now() > deadline) throw new Blocked("The time for this target's clauses was used up")
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
  }
}
