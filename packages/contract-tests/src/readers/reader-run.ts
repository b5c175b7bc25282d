import type { Run } from '@get-log/server'
import type { Field } from '../faults/wire.ts'

/** A request that came over the wire. */
export interface SeenRequest {
  /** On the clock of `performance.now()`. */
  readonly at: number
  /** Path and query. */
  readonly path: string
  readonly fields: readonly Field[]
}

/** How a reader ended. */
export interface Ending {
  /** Whether it ended as one that could not read the log. */
  readonly isFailure: boolean
  /** For people, for instance `exit code 0`. */
  readonly words: string
}

/** What a reader that was started can be told, and asked. */
export interface StartedReader {
  signal(name: NodeJS.Signals): void
  /** Closes the reader's output, as `head` does. */
  closeOutput(): void
  /** The processes that are there because of it. */
  left(): number[]
  /** Ends it with all that it started. */
  close(): void
}

const mostTold = 64 * 1024

/** A reader at work: what it printed, told and asked so far. */
export class ReaderRun implements AsyncDisposable {
  readonly requests: SeenRequest[] = []
  readonly token: string
  /** The run whose log it reads. */
  readonly log: Pick<Run, 'append' | 'finish'>
  /** Whether its output has to be the log byte for byte, or line by line. */
  readonly isExact: boolean
  /** Its standard error, or the message of its error. */
  told = ''
  received = 0
  ending: Ending | undefined
  started: StartedReader | undefined
  readonly #most: number
  readonly #onDispose: () => Promise<unknown>
  readonly #chunks: Uint8Array[] = []
  readonly #waiting = new Set<() => void>()

  constructor(
    facts: Pick<ReaderRun, 'token' | 'log' | 'isExact'> & { mostBytes: number; onDispose: () => Promise<unknown> },
  ) {
    this.token = facts.token
    this.log = facts.log
    this.isExact = facts.isExact
    this.#most = facts.mostBytes
    this.#onDispose = facts.onDispose
  }

  /** All that it printed. */
  get output(): Buffer {
    return Buffer.concat(this.#chunks)
  }

  noteOutput(bytes: Uint8Array): void {
    if (this.received > this.#most) return
    this.#chunks.push(bytes)
    this.received += bytes.byteLength
    if (this.received > this.#most) {
      this.end({ isFailure: false, words: `more than ${this.#most} bytes, and no end` })
      this.started?.close()
    }
    this.#wake()
  }

  noteTold(text: string): void {
    if (this.told.length < mostTold) this.told += text
    this.#wake()
  }

  noteRequest(request: SeenRequest): void {
    this.requests.push(request)
    this.#wake()
  }

  end(ending: Ending): void {
    this.ending ??= ending
    this.#wake()
  }

  /** Whether this comes true in time. It is asked whenever the reader prints, tells or asks something, and when it ends. */
  async until(test: () => boolean, withinMs: number): Promise<boolean> {
    if (test()) return true
    return new Promise((resolve) => {
      const finish = (came: boolean): void => {
        clearTimeout(timer)
        this.#waiting.delete(check)
        resolve(came)
      }
      const check = (): void => {
        if (test()) finish(true)
      }
      const timer = setTimeout(() => finish(test()), withinMs)
      this.#waiting.add(check)
    })
  }

  /** Whether it ends in time. */
  ends(withinMs: number): Promise<boolean> {
    return this.until(() => this.ending !== undefined, withinMs)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.started?.close()
    await this.#onDispose()
  }

  #wake(): void {
    for (const check of [...this.#waiting]) check()
  }
}
