import { createHash, randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { Blocked } from '../../clause/scene.ts'
import type { Actor, Job } from './actor.ts'
import { isOver, orMissing } from './actor.ts'
import type { Container } from './container.ts'
import { notStarted, reachContainer } from './container.ts'
import { pauses } from './pauses.ts'
import type { Platform } from './platform.ts'
import { PlatformError } from './platform.ts'
import { RunRemoval } from './run-removal.ts'
import { settleLog } from './settle-log.ts'
import { Slots } from './slots.ts'

/** How long a run may take to end once it was told to. */
const endMs = 60_000
const memoryMbytes = 128
/** As documented. */
const longestWaitSecs = 60
/** A stream of a younger run has been seen to be empty. */
const youngMs = 3000

/** Who may read a run and its log. */
export type GeneralAccess = 'ANYONE_WITH_ID_CAN_READ' | 'RESTRICTED'

/** What bounds the runs of one judging. */
export interface RunBounds {
  readonly maxRuns: number
  readonly concurrency: number
  /** How long a run may take to start. */
  readonly startMs: number
  /** How long a run lives without being told anything. */
  readonly silenceMs: number
}

/** What came of the runs. */
export interface RunTotals {
  readonly started: number
  readonly seconds: number
  /** The ids of those that could not be deleted, or why they are not known. */
  readonly left: readonly string[]
}

/** A run that prints what it is told to, until it is told to end. */
export interface SteeredRun extends Container {
  readonly id: string
}

/** Starts runs of the Actor, so many at once, and deletes every one of them. */
export class LiveRuns {
  /** What deletes them. */
  readonly removal: RunRemoval
  /** Whether who may read a run is set. */
  setsAccess = true
  readonly #platform: Platform
  readonly #actor: Actor
  readonly #bounds: RunBounds
  readonly #slots: Slots
  readonly #starting = new Set<Promise<unknown>>()
  readonly #printed = new Map<string, Promise<string>>()
  readonly #running = new Map<string, { isSteered: boolean }>()
  readonly #began = new Map<string, number>()
  #started = 0
  #livedMs = 0
  #closed: Promise<RunTotals> | undefined

  constructor(platform: Platform, actor: Actor, bounds: RunBounds) {
    this.#platform = platform
    this.#actor = actor
    this.#bounds = bounds
    this.#slots = new Slots(bounds.concurrency)
    this.removal = new RunRemoval(platform, actor, async (id) => this.#look(id))
  }

  /** The id of a run that has printed these bytes and ended; whoever asks for the same gets the same. */
  async print(access: GeneralAccess, bytes: Uint8Array): Promise<string> {
    const key = `${access} ${createHash('sha256').update(bytes).digest('hex')}`
    const printed = this.#printed.get(key) ?? this.#printOnce(access, bytes)
    this.#printed.set(key, printed)
    printed.catch(() => this.#printed.delete(key))
    return printed
  }

  /** A run that listens. `held` is how many whoever asks for it holds already; `reachMs` how long it may run before it answers. */
  async steer(access: GeneralAccess, held: number, reachMs: number = this.#bounds.startMs): Promise<SteeredRun> {
    const secret = randomBytes(16).toString('hex')
    const silenceSecs = Math.ceil(this.#bounds.silenceMs / 1000)
    const id = await this.#start(access, held, { secret, listens: true, silenceSecs })
    try {
      const { startMs } = this.#bounds
      const container = await reachContainer(id, secret, { startMs, reachMs }, async () => this.#look(id))
      const end = async (): Promise<void> => {
        await container.end()
        await this.#over(id)
        await this.#grownUp(id)
      }
      return { ...container, id, end }
    } catch (error) {
      await this.removal.delete(id)
      throw error
    }
  }

  /** Resolves once so many bytes of what was printed can be read, or all of it; or after a while, since how the log is served is not for here to say. */
  settle(id: string, bytes: number): Promise<void> {
    return settleLog(this.#platform, id, bytes)
  }

  /** Sets who may read a run and its log. */
  async setAccess(id: string, generalAccess: GeneralAccess): Promise<void> {
    await this.#platform.ask('PUT', `actor-runs/${id}`, { body: { runId: id, generalAccess } })
  }

  /** What became of a run that nothing told to end, as a sentence for people; undefined if it still runs. */
  async whatBecameOf(id: string): Promise<string | undefined> {
    const run = await this.#look(id)
    if (run === undefined)
      return `The run ${id} was deleted by something else, perhaps by another judging of this account`
    return isOver(run) ? `The run ${id} ended by itself, with ${run.status}` : undefined
  }

  /** Starts nothing more, and deletes every run of the Actor. */
  close(): Promise<RunTotals> {
    this.#closed ??= this.#closeOnce()
    return this.#closed
  }

  async #printOnce(access: GeneralAccess, bytes: Uint8Array): Promise<string> {
    const id = await this.#start(access, undefined, { output: gzipSync(bytes).toString('base64') })
    const { status } = await this.#over(id)
    if (status !== 'SUCCEEDED') throw new Blocked(`The run ${id} was to print a log, and ended with ${status}`)
    await this.#grownUp(id)
    return id
  }

  /** Resolves once a run that is over has all of its log, and is no longer young. */
  async #grownUp(id: string): Promise<void> {
    await this.settle(id, Number.POSITIVE_INFINITY)
    await sleep(Math.max(0, (this.#began.get(id) ?? 0) + youngMs - performance.now()))
  }

  async #start(access: GeneralAccess, held: number | undefined, body: object): Promise<string> {
    const isSteered = held !== undefined
    await this.#slots.take(held)
    const { id } = await this.#post(body).catch((error: unknown) => {
      this.#slots.give(isSteered)
      throw asBlocked(error)
    })
    this.#began.set(id, performance.now())
    this.#running.set(id, { isSteered })
    if (this.setsAccess)
      await this.setAccess(id, access).catch(async (error: unknown) => {
        await this.removal.delete(id)
        throw asBlocked(error)
      })
    return id
  }

  async #post(body: object): Promise<Job> {
    const { maxRuns, silenceMs, startMs } = this.#bounds
    if (this.#started >= maxRuns) throw new Blocked(`${maxRuns} runs were started, which is all that --max-runs allows`)
    this.#started += 1
    const query = { memory: memoryMbytes, timeout: Math.ceil((silenceMs + startMs) / 1000) + 600 }
    const starting = this.#platform.ask<Job>('POST', `${this.#actor.path}/runs`, { query, body })
    this.#starting.add(starting)
    return starting.finally(() => this.#starting.delete(starting))
  }

  async #look(id: string, waitForFinish = 0): Promise<Job | undefined> {
    const query = waitForFinish > 0 ? { query: { waitForFinish } } : {}
    const run = await this.#platform.ask<Job>('GET', `actor-runs/${id}`, query).catch(orMissing)
    if (run === undefined || isOver(run)) this.#ended(id)
    return run
  }

  /** Waits until a run is over; an answer that comes before costs no more than another question. */
  async #over(id: string): Promise<Job> {
    const startedAt = performance.now()
    let isReady = true
    for (const pauseMs of pauses()) {
      const ms = this.#bounds.startMs + (isReady ? 0 : endMs)
      const leftMs = startedAt + ms - performance.now()
      const run = await this.#look(id, Math.min(longestWaitSecs, Math.max(0, Math.floor(leftMs / 1000))))
      if (run === undefined) throw new Blocked(`The run ${id} was deleted by something else`)
      if (isOver(run)) return run
      isReady &&= run.status === 'READY'
      if (leftMs <= 0 && isReady) throw new Blocked(notStarted(run, ms))
      if (leftMs <= 0) throw new Blocked(`The run ${id} is still ${run.status} after ${ms / 1000} s`)
      await sleep(pauseMs)
    }
    throw new Error('There is always another pause')
  }

  #ended(id: string): void {
    const run = this.#running.get(id)
    if (run === undefined) return
    this.#running.delete(id)
    this.#livedMs += performance.now() - (this.#began.get(id) ?? 0)
    this.#slots.give(run.isSteered)
  }

  async #closeOnce(): Promise<RunTotals> {
    this.#slots.close(new Blocked('The judging is over'))
    await Promise.allSettled(this.#starting)
    // Those that are known first: the list may be refused.
    await this.removal.deleteAll([...this.#began.keys()])
    const left = await this.removal.sweep().catch((error: Error) => [`which ones is not known, since ${error.message}`])
    return { started: this.#started, seconds: Math.round(this.#livedMs / 1000), left }
  }
}

function asBlocked(error: unknown): unknown {
  return error instanceof PlatformError ? new Blocked(error.message) : error
}
