import type { Run } from '@get-log/server'
import type { Field } from '../faults/wire.ts'
import { Watch } from '../witness/waits.ts'
import type { StartedReader } from './start-reader.ts'

export interface SeenRequest {
  /** On the clock of `performance.now()`. */
  readonly at: number
  /** Path and query. */
  readonly path: string
  readonly fields: readonly Field[]
}

export interface Ending {
  /** Whether it ended like one that could not read the log. */
  readonly isFailure: boolean
  /** For people, for instance `exit code 0`. */
  readonly words: string
  /** Whether it was ended because it printed without end. */
  readonly isFlood?: boolean
}

const mostTold = 64 * 1024

/** How long a start may take at most, and at least: after that, the reader is treated as if it had begun. */
const [longestStartMs, shortestStartMs] = [10_000, 1000]

/** A start within this time is quick; if starts are slow, everything else is, up to a factor. */
const quickStartMs = 1000
const mostSlowness = 3

interface RunFacts extends Pick<ReaderRun, 'token' | 'log' | 'isExact'> {
  readonly mostBytes: number
  /** The longest time that this reader has taken from its start to its first request, in milliseconds. */
  readonly startMs: () => number | undefined
  /** Called once it has asked for something, with how many milliseconds that took, or once it has ended. */
  readonly onBegin: (tookMs?: number) => void
  readonly onDispose: () => Promise<unknown>
}

/** A reader at work: what it printed, reported and asked so far. */
export class ReaderRun implements AsyncDisposable {
  readonly requests: SeenRequest[] = []
  readonly token!: string
  /** The run whose log it reads. */
  readonly log!: Pick<Run, 'append' | 'finish'>
  /** Whether its output has to be the log byte for byte, or line by line. */
  readonly isExact!: boolean
  /** Its standard error, or the message of its error. */
  told = ''
  received = 0
  ending: Ending | undefined
  started: StartedReader | undefined
  /** The signal that it was sent, if there was one. */
  signalled: NodeJS.Signals | undefined
  readonly #facts: RunFacts
  readonly #chunks: Uint8Array[] = []
  readonly #watch = new Watch()
  readonly #startedAt = performance.now()
  #isStarting = true
  #openAnswers = 0
  #disposal: Promise<unknown> | undefined

  constructor(facts: RunFacts) {
    const { token, log, isExact } = facts
    Object.assign(this, { token, log, isExact })
    this.#facts = facts
  }

  /** Whether it has asked for something by now, or ended. */
  get hasBegun(): boolean {
    return this.requests.length > 0 || this.ending !== undefined
  }

  /** By which factor everything may take longer than usual: this reader, or the machine, is slow. */
  get slowness(): number {
    return Math.min(mostSlowness, Math.max(1, (this.#facts.startMs() ?? 0) / quickStartMs))
  }

  /** Whether an answer to it is still under way. */
  get isReading(): boolean {
    return this.#openAnswers > 0
  }

  get output(): Buffer {
    return Buffer.concat(this.#chunks)
  }

  noteOutput(bytes: Uint8Array): void {
    const { mostBytes } = this.#facts
    if (this.received > mostBytes) return
    this.#chunks.push(bytes)
    this.received += bytes.byteLength
    if (this.received > mostBytes) {
      this.end({ isFailure: false, isFlood: true, words: `more than ${mostBytes} bytes, and no end` })
      this.started?.close()
    }
    this.#watch.wake()
  }

  noteTold(text: string): void {
    if (this.told.length < mostTold) this.told += text
    this.#watch.wake()
  }

  noteRequest(request: SeenRequest): void {
    this.requests.push(request)
    this.#begin(performance.now() - this.#startedAt)
  }

  /** The body of an answer as it goes to the reader. */
  async *noteBody(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    this.#openAnswers += 1
    try {
      yield* body
    } finally {
      this.#openAnswers -= 1
      this.#watch.wake()
    }
  }

  end(ending: Ending): void {
    this.ending ??= ending
    this.#begin()
  }

  /** Sends a signal, unless it has ended or was sent one before. */
  signal(name: NodeJS.Signals): void {
    if (this.ending !== undefined || this.signalled !== undefined) return
    this.signalled = name
    this.started?.signal(name)
  }

  /** Whether this becomes true in time; a slow reader gets proportionally more time. */
  until(test: () => boolean, withinMs: number): Promise<boolean> {
    return this.#comes(test, () => withinMs * this.slowness)
  }

  /** Whether this becomes true within exactly this time. */
  during(test: () => boolean, ms: number): Promise<boolean> {
    return this.#comes(test, () => ms)
  }

  /** The time starts once the reader has begun: its start does not count. */
  async #comes(test: () => boolean, withinMs: () => number): Promise<boolean> {
    if (!this.hasBegun) {
      const startMs = this.#facts.startMs() ?? withinMs() / 2
      const mayStartMs = Math.min(longestStartMs, Math.max(shortestStartMs, 4 * startMs))
      await this.#watch.until(() => test() || this.hasBegun, Math.max(withinMs(), mayStartMs))
      if (!this.hasBegun) return test()
    }
    return this.#watch.until(test, withinMs())
  }

  ends(withinMs: number): Promise<boolean> {
    return this.until(() => this.ending !== undefined, withinMs)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.started?.close()
    this.#begin()
    this.#disposal ??= this.#facts.onDispose()
    await this.#disposal
  }

  #begin(tookMs?: number): void {
    if (this.#isStarting) this.#facts.onBegin(tookMs)
    this.#isStarting = false
    this.#watch.wake()
  }
}
