import { createHash, randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { Blocked } from '../../clause/scene.ts'
import { frames } from '../../witness/frame.ts'
import type { Actor, Job } from './actor.ts'
import { isOver } from './actor.ts'
import { notStarted, reachContainer } from './container.ts'
import type { Platform } from './platform.ts'
import { PlatformError, pauses } from './platform.ts'
import { createRemoval } from './run-removal.ts'
import { Slots } from './slots.ts'

/** How long a run may take to end once told to, and its output to become readable. */
const [endMs, settleMs] = [60_000, 15_000]
const memoryMbytes = 128
const longestWaitSecs = 60
/** Streams of younger runs have been seen to be empty. */
const youngMs = 3000

/** Who may read a run and its log. */
export type GeneralAccess = 'ANYONE_WITH_ID_CAN_READ' | 'RESTRICTED'

/** Bounds for the runs of one judging: how many, how many at once, how long one may take to start, and how long one lives without being told anything. */
export type RunBounds = Readonly<Record<'maxRuns' | 'concurrency' | 'startMs' | 'silenceMs', number>>

/** Runs of the Actor that are started, and all of them deleted. */
export type LiveRuns = ReturnType<typeof createLiveRuns>

/** Starts runs of the Actor, this many at once, and deletes every one of them. */
export function createLiveRuns(platform: Platform, actor: Actor, bounds: RunBounds) {
  const { maxRuns, silenceMs, startMs } = bounds
  const slots = new Slots(bounds.concurrency)
  const starting = new Set<Promise<unknown>>()
  const printed = new Map<string, Promise<string>>()
  const running = new Map<string, { isSteered: boolean }>()
  const began = new Map<string, number>()
  const ageOf = (id: string): number => performance.now() - (began.get(id) ?? 0)
  let [started, livedMs] = [0, 0]
  let closing: ReturnType<typeof closeOnce> | undefined

  const look = async (id: string, waitForFinish = 0): Promise<Job | undefined> => {
    const query = waitForFinish > 0 ? { query: { waitForFinish } } : {}
    const run = await platform.askUnless<Job>([404], 'GET', `actor-runs/${id}`, query)
    const known = running.get(id)
    if (known !== undefined && (run === undefined || isOver(run))) {
      running.delete(id)
      livedMs += ageOf(id)
      slots.give(known.isSteered)
    }
    return run
  }
  const removal = createRemoval(platform, actor, async (id) => look(id))

  const post = async (body: object): Promise<Job> => {
    if (started >= maxRuns) throw new Blocked(`${maxRuns} runs were started, which is all that --max-runs allows`)
    started += 1
    const query = { memory: memoryMbytes, timeout: Math.ceil((silenceMs + startMs) / 1000) + 600 }
    const posted = platform.ask<Job>('POST', `${actor.path}/runs`, { query, body })
    starting.add(posted)
    return posted.finally(() => starting.delete(posted))
  }
  const start = async (access: GeneralAccess, held: number | undefined, body: object): Promise<string> => {
    const isSteered = held !== undefined
    await slots.take(held)
    const { id } = await post(body).catch((error: unknown) => {
      slots.give(isSteered)
      throw asBlocked(error)
    })
    began.set(id, performance.now())
    running.set(id, { isSteered })
    if (runs.setsAccess)
      await runs.setAccess(id, access).catch(async (error: unknown) => {
        await removal.deleteRun(id)
        throw asBlocked(error)
      })
    return id
  }
  /** Waits until a run is over; an early answer costs only another question. */
  const over = async (id: string): Promise<Job> => {
    const startedAt = performance.now()
    let isReady = true
    for (const pauseMs of pauses()) {
      const ms = startMs + (isReady ? 0 : endMs)
      const leftMs = startedAt + ms - performance.now()
      const run = await look(id, Math.min(longestWaitSecs, Math.max(0, Math.floor(leftMs / 1000))))
      if (run === undefined) throw new Blocked(`The run ${id} was deleted by something else`)
      if (isOver(run)) return run
      isReady &&= run.status === 'READY'
      if (leftMs <= 0 && isReady) throw new Blocked(notStarted(run, ms))
      if (leftMs <= 0) throw new Blocked(`The run ${id} is still ${run.status} after ${ms / 1000} s`)
      await sleep(pauseMs)
    }
    throw new Error('There is always another pause')
  }
  /** Resolves once a finished run's log is complete and the run is no longer young. */
  const grownUp = async (id: string): Promise<void> => {
    await runs.settle(id, Number.POSITIVE_INFINITY)
    await sleep(Math.max(0, youngMs - ageOf(id)))
  }
  const printOnce = async (access: GeneralAccess, bytes: Uint8Array): Promise<string> => {
    const id = await start(access, undefined, { output: gzipSync(bytes).toString('base64') })
    const { status } = await over(id)
    if (status !== 'SUCCEEDED') throw new Blocked(`The run ${id} should have printed a log, but ended with ${status}`)
    await grownUp(id)
    return id
  }
  const closeOnce = async () => {
    slots.close(new Blocked('The judging is over'))
    await Promise.allSettled(starting)
    // Known runs first: the list may be refused.
    await removal.deleteAll([...began.keys()])
    const left = await removal.sweep().catch((error: Error) => [`which ones is not known, since ${error.message}`])
    return { started, seconds: Math.round(livedMs / 1000), left }
  }

  const runs = {
    removal,
    /** Whether it may set who can read a run. */
    setsAccess: true,
    /** The id of a run that has printed these bytes and ended; the same bytes get the same run. */
    async print(access: GeneralAccess, bytes: Uint8Array): Promise<string> {
      const key = `${access} ${createHash('sha256').update(bytes).digest('hex')}`
      const once = printed.get(key) ?? printOnce(access, bytes)
      printed.set(key, once)
      once.catch(() => printed.delete(key))
      return once
    },
    /** A run that listens. `held` is how many runs the caller holds already; `reachMs` how long it may run before it answers. */
    async steer(access: GeneralAccess, held: number, reachMs: number = startMs) {
      const secret = randomBytes(16).toString('hex')
      const id = await start(access, held, { secret, listens: true, silenceSecs: Math.ceil(silenceMs / 1000) })
      try {
        const container = await reachContainer(id, secret, { startMs, reachMs }, async () => look(id))
        const end = async (): Promise<void> => {
          await container.end()
          await over(id)
          await grownUp(id)
        }
        return { ...container, id, end }
      } catch (error) {
        await removal.deleteRun(id)
        throw error
      }
    },
    /** Resolves once this many printed bytes, or all, can be read; or after a while, since the clauses judge how the log is served. */
    async settle(id: string, bytes: number): Promise<void> {
      const frame = frames['stamped-lines']
      const deadline = performance.now() + settleMs
      for (const pauseMs of pauses()) {
        const log = await readLog(platform, id)
        const unframing = frame.unframe()
        const isThere =
          bytes === Number.POSITIVE_INFINITY
            ? log.includes(frame.end)
            : unframing.push(log).length + unframing.end().length >= bytes
        if (isThere || performance.now() > deadline) return
        await sleep(pauseMs)
      }
    },
    async setAccess(id: string, generalAccess: GeneralAccess): Promise<void> {
      await platform.ask('PUT', `actor-runs/${id}`, { body: { runId: id, generalAccess } })
    },
    /** What happened to a run that nothing told to end, as a sentence for people; undefined if it is still running. */
    async whatBecameOf(id: string): Promise<string | undefined> {
      const run = await look(id)
      if (run === undefined)
        return `The run ${id} was deleted by something else, perhaps by another judging of this account`
      return isOver(run) ? `The run ${id} ended by itself, with ${run.status}` : undefined
    },
    /** Starts nothing more, deletes every run of the Actor, and reports how many there were and why any are left. */
    close(): ReturnType<typeof closeOnce> {
      closing ??= closeOnce()
      return closing
    },
  }
  return runs
}

async function readLog({ base, token }: Platform, id: string): Promise<Buffer> {
  const headers = { Authorization: `Bearer ${token}` }
  try {
    const response = await fetch(`${base}/v2/logs/${id}?raw=1`, { headers, signal: AbortSignal.timeout(settleMs) })
    return Buffer.from(await response.arrayBuffer())
  } catch {
    return Buffer.alloc(0)
  }
}

function asBlocked(error: unknown): unknown {
  return error instanceof PlatformError ? new Blocked(error.message) : error
}
