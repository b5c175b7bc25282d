import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Run as Log, LogServer } from '@get-log/server'
import { freePort } from './free-port.ts'

type Slow = 'startMs' | 'buildMs' | 'deleteMs'
type Wrong = 'buildFails' | 'runsDie' | 'hasContainers' | 'isHasty'

/**
 * What goes wrong or is slow; by default nothing. A run with an infinite start time never starts, a dying run dies when it is told to print for the
 * third time, and a hasty platform ignores waitForFinish.
 */
export interface Faults extends Readonly<Partial<Record<Slow, number> & Record<Wrong, boolean>>> {
  /** Answers for some requests, by their number and what they ask, instead of doing anything. */
  readonly refuses?: (number: number, asked: string) => readonly [status: number, type: string] | undefined
  /** How long a stream of a run is empty. */
  readonly youngMs?: number
  /** By how much the clock is wrong. */
  readonly clockMs?: number
}

export interface Actor {
  readonly id: string
  readonly name: string
  readonly description: string
  versions: { versionNumber: string; sourceFiles: { name: string; content: string }[] }[]
  taggedBuilds: Record<string, { buildId: string }>
}

export interface Job {
  readonly id: string
  readonly actId: string
  status: string
  readonly startedAt: string
  finishedAt: string | null
  generalAccess: string
}

export interface Run extends Job {
  readonly log: Log
  readonly input: string
  readonly port: number
  child?: ChildProcess
  prints: number
}

const done = ['SUCCEEDED', 'FAILED', 'ABORTED']

export function isDone({ status }: Job): boolean {
  return done.includes(status)
}

export const makeId = (): string => randomBytes(9).toString('hex').slice(1)

/** The contents of an account, and its runs and builds. */
export class Account {
  readonly actors = new Map<string, Actor>()
  readonly builds = new Map<string, Job>()
  readonly runs = new Map<string, Run>()
  /** How many runs there were, and how many at once at most. */
  readonly counts = { started: 0, running: 0, most: 0 }
  readonly token: string
  url = ''
  readonly faults: Faults
  readonly #logs: LogServer
  readonly #folder = mkdtempSync(join(tmpdir(), 'platform-'))

  constructor(logs: LogServer, faults: Faults) {
    this.#logs = logs
    this.faults = faults
    this.token = logs.tokens.add('me')
  }

  actorFor(name: string): Actor | undefined {
    return [...this.actors.values()].find((actor) => name === actor.id || name === `me~${actor.name}`)
  }

  build(actor: Actor): Job {
    const job = this.#makeJob(actor.id)
    this.builds.set(job.id, job)
    void this.#build(job, actor)
    return job
  }

  async start(actor: Actor, input: string): Promise<Run> {
    const run = { ...this.#makeJob(actor.id), input, port: await freePort(), prints: 0 }
    this.runs.set(run.id, run)
    this.counts.started += 1
    void this.#start(run, actor)
    return run
  }

  end(run: Run, status: string): void {
    if (isDone(run)) return
    if (run.status !== 'READY') this.counts.running -= 1
    Object.assign(run, { status, finishedAt: this.#now().toISOString() })
    run.log.append(`ACTOR: The run ended with ${status}.\n`)
    run.log.finish()
  }

  async delete(run: Run): Promise<void> {
    await sleep(this.faults.deleteMs ?? 0)
    this.runs.delete(run.id)
    this.#logs.runs.delete(run.id)
  }

  close(): void {
    for (const { child } of this.runs.values()) child?.kill('SIGKILL')
    rmSync(this.#folder, { recursive: true, force: true })
  }

  #now(): Date {
    return new Date(Date.now() + (this.faults.clockMs ?? 0))
  }

  #makeJob(actId: string): Job & { log: Log } {
    const id = makeId()
    const log = this.#logs.runs.start({ id, owner: 'me', access: 'owner' })
    const startedAt = this.#now().toISOString()
    return { id, actId, status: 'READY', startedAt, finishedAt: null, generalAccess: 'FOLLOW_USER_SETTING', log }
  }

  async #build(job: Job & { log: Log }, actor: Actor): Promise<void> {
    const { buildMs = 0, buildFails = false } = this.faults
    job.status = 'RUNNING'
    await sleep(buildMs)
    if (job.status !== 'RUNNING') return
    if (buildFails) job.log.append('ERROR: failed to solve: process "npm ci" did not complete\n')
    else actor.taggedBuilds = { latest: { buildId: job.id } }
    for (const { name, content } of actor.versions[0]?.sourceFiles ?? []) {
      mkdirSync(dirname(join(this.#folder, actor.id, name)), { recursive: true })
      writeFileSync(join(this.#folder, actor.id, name), content)
    }
    Object.assign(job, { status: buildFails ? 'FAILED' : 'SUCCEEDED', finishedAt: this.#now().toISOString() })
    job.log.finish()
  }

  async #start(run: Run, { id, versions }: Actor): Promise<void> {
    const { startMs = 0 } = this.faults
    if (startMs === Number.POSITIVE_INFINITY) return
    await sleep(startMs)
    if (run.status !== 'READY') return
    run.status = 'RUNNING'
    this.counts.running += 1
    this.counts.most = Math.max(this.counts.most, this.counts.running)
    const dockerfile = versions[0]?.sourceFiles.find(({ name }) => name === 'Dockerfile')?.content ?? ''
    const [command, ...args] = JSON.parse(/^CMD (.*)$/m.exec(dockerfile)?.[1] ?? '[]') as string[]
    const env = {
      PATH: process.env.PATH,
      APIFY_API_BASE_URL: `${this.url}/`,
      APIFY_TOKEN: this.token,
      ACTOR_INPUT_KEY: 'INPUT',
      ACTOR_DEFAULT_KEY_VALUE_STORE_ID: `store-${run.id}`,
      ACTOR_WEB_SERVER_PORT: String(run.port),
    }
    const program = command === 'node' ? process.execPath : String(command)
    const child = spawn(program, args, { cwd: join(this.#folder, id), env })
    run.child = child
    let isLineOver = true
    for (const output of [child.stdout, child.stderr])
      output.on('data', (bytes: Buffer) => {
        if (!isDone(run)) run.log.append(bytes)
        isLineOver = bytes.at(-1) === 10
      })
    const [code] = await once(child, 'close')
    if (!isLineOver && !isDone(run)) run.log.append('\n')
    this.end(run, code === 0 ? 'SUCCEEDED' : 'FAILED')
  }
}
