import type { Limits } from '../limits.ts'
import { LogServerError } from '../log-server-error.ts'
import { NEWLINE } from '../stripper/ascii.ts'
import { Stripper } from '../stripper/stripper.ts'
import type { Access, Bytes, LogStorage, RunDetails } from './log-storage.ts'
import { stampLines } from './stamp-lines.ts'

/** `running` runs grow; `finished` ones are complete. */
export type RunState = 'running' | 'finished'

/** A run and its log. Readers hold an offset into its bytes and wait for them to grow or for the run to end. */
export class Run {
  readonly id: string
  readonly owner: string | undefined
  readonly access: Access
  readonly startedAt: Date
  /** How many answers are being sent from this log. */
  readers = 0
  readonly #storage: LogStorage
  readonly #limits: Limits
  #stripper = new Stripper()
  readonly #isStamped: boolean
  #atLineStart = true
  readonly #waiting = new Set<() => void>()
  #state: RunState
  #followable = true

  /** For the server; users call `runs.start`. */
  constructor(details: RunDetails, storage: LogStorage, limits: Limits, state: RunState, isStamped: boolean) {
    this.#isStamped = isStamped
    this.id = details.id
    this.owner = details.owner
    this.access = details.access
    this.startedAt = details.startedAt
    this.#storage = storage
    this.#limits = limits
    this.#state = state
  }

  get state(): RunState {
    return this.#state
  }

  /** The log as it was written. */
  get raw(): Bytes {
    return this.#storage.raw
  }

  /** The log without escape sequences and without control characters other than newline and tab. */
  get printable(): Bytes {
    return this.#storage.printable
  }

  /** Whether more may come: false once the run has finished or its streams were ended. */
  get isGrowing(): boolean {
    return this.#state === 'running' && this.#followable
  }

  /**
   * Appends to the log; readers see it at once. Text is stored as UTF-8. When it returns, the bytes are stored.
   * Throws a `LogServerError`: `run-finished`, `limit-reached`, `storage-failed`; then none of them is stored.
   */
  append(chunk: Uint8Array | string): void {
    const given = typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk
    const bytes = this.#isStamped ? stampLines(given, this.#atLineStart, new Date()) : given
    if (this.#state === 'finished') {
      throw new LogServerError(
        'run-finished',
        `Run ${JSON.stringify(this.id)} has finished or was deleted; its log accepts no more.`,
      )
    }
    if (this.raw.length + bytes.length > this.#limits.logBytes) {
      throw new LogServerError(
        'limit-reached',
        `The log of run ${JSON.stringify(this.id)} would grow past ${this.#limits.logBytes} bytes; raise limits.logBytes.`,
      )
    }
    if (bytes.length === 0) return
    const before = this.#stripper.fork()
    try {
      this.#storage.append(bytes, this.#stripper.push(bytes))
    } catch (error) {
      this.#stripper = before
      throw error
    }
    this.#atLineStart = bytes.at(-1) === NEWLINE
    this.#wake()
  }

  /** Ends the run: streams end after the last byte. Does nothing if it has ended. */
  finish(): void {
    if (this.#state === 'finished') return
    this.#storage.finish(this.#stripper.fork().end())
    this.#state = 'finished'
    this.#wake()
  }

  /** Ends every open and later stream after the bytes written so far; the run itself goes on. */
  sendFollowersHome(): void {
    this.#followable = false
    this.#wake()
  }

  /** Called once its log is deleted: ends its streams and refuses further appends. */
  forget(): void {
    this.#state = 'finished'
    this.#wake()
  }

  /** Calls `wake` once, when the log has grown or no more will come. Returns a function that cancels that. */
  onChange(wake: () => void): () => void {
    this.#waiting.add(wake)
    return () => this.#waiting.delete(wake)
  }

  #wake(): void {
    const waiting = [...this.#waiting]
    this.#waiting.clear()
    for (const wake of waiting) wake()
  }
}
