import type { Rule } from '../check-value.ts'
import { checkValue, either, text, wholeNumber } from '../check-value.ts'
import { LogServerError } from '../log-server-error.ts'

/** What goes wrong, in any combination, and for which requests. Same as `Fault` in control.openapi.yaml. */
export interface Fault {
  /** Only requests for this log. */
  readonly id?: string
  /** Only requests with this value of `stream`. */
  readonly stream?: boolean
  /** For how many requests. Default 1. */
  readonly times?: number
  /** Waits this many milliseconds before answering, at most 2,147,483,647. */
  readonly delayMs?: number
  /** Answers with this error instead of the log. */
  readonly status?: 429 | 500 | 502 | 503
  /** The `Retry-After` of that error, in seconds. */
  readonly retryAfter?: number
  /** Writes the log in pieces of this many bytes. */
  readonly chunkBytes?: number
  /** Closes the connection after this many bytes of the log. */
  readonly dropAfterBytes?: number
  /** Writes no more after this many bytes of the log, and keeps the connection open. */
  readonly stallAfterBytes?: number
  /** Ends the answer after this many bytes of the log as if it were complete. */
  readonly endEarlyAfterBytes?: number
}

const statuses: readonly unknown[] = [429, 500, 502, 503]

/** The longest delay of a timer. */
const longestDelayMs = 2 ** 31 - 1

const rules: { readonly [Name in keyof Fault]-?: Rule } = {
  id: text,
  stream: either,
  times: wholeNumber(1),
  delayMs: wholeNumber(0, longestDelayMs),
  status: { wanted: `one of ${statuses.join(', ')}`, holds: (value) => statuses.includes(value) },
  retryAfter: wholeNumber(0),
  chunkBytes: wholeNumber(1),
  dropAfterBytes: wholeNumber(0),
  stallAfterBytes: wholeNumber(0),
  endEarlyAfterBytes: wholeNumber(0),
}

/** Throws `invalid-input` for an unknown member or an invalid value. */
function checkFault(fault: Fault): void {
  for (const [name, value] of Object.entries(fault)) {
    if (!Object.hasOwn(rules, name)) {
      throw new LogServerError('invalid-input', `A fault has no ${JSON.stringify(name)}.`)
    }
    checkValue(`${name} of a fault`, value, rules[name as keyof Fault])
  }
}

/** A fault that applies to a request, and a way to learn when waiting for it has to end. */
export interface MetFault extends Fault {
  /** Calls `wake` when the server closes. Returns a function that cancels that. */
  onClose(wake: () => void): () => void
}

/** The pending faults. */
export class Faults {
  #waiting: { readonly fault: Fault; times: number }[] = []
  /** A set, not a promise: a promise would keep a reference to everyone who ever waited for it. */
  readonly #waitingForClose = new Set<() => void>()

  /** Replaces all faults. Throws a `LogServerError` of code `invalid-input` and then keeps the previous ones. */
  set(faults: readonly Fault[]): void {
    for (const fault of faults) checkFault(fault)
    this.#waiting = faults.map((fault) => ({ fault, times: fault.times ?? 1 }))
  }

  clear(): void {
    this.#waiting = []
  }

  /** Returns the first fault for such a request and uses it up once; undefined if none applies. For the server. */
  take(id: string, { stream }: { readonly stream: boolean }): MetFault | undefined {
    const met = this.#waiting.find(({ fault }) => (fault.id ?? id) === id && (fault.stream ?? stream) === stream)
    if (met === undefined) return undefined
    met.times--
    if (met.times === 0) this.#waiting = this.#waiting.filter((each) => each !== met)
    const onClose = (wake: () => void): (() => void) => {
      this.#waitingForClose.add(wake)
      return () => this.#waitingForClose.delete(wake)
    }
    return { ...met.fault, onClose }
  }

  /** Releases stalled answers, which then drop, and delayed ones. For the server, when it closes. */
  endStalls(): void {
    for (const wake of this.#waitingForClose) wake()
    this.#waitingForClose.clear()
  }
}
