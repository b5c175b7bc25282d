import { LogServerError } from '../log-server-error.ts'

/** What goes wrong, in any combination, and for which requests. The same as `Fault` in control.openapi.yaml. */
export interface Fault {
  /** Only requests for this log. */
  readonly id?: string
  /** Only requests with this value of `stream`. */
  readonly stream?: boolean
  /** For how many requests. Default 1. */
  readonly times?: number
  /** Waits so many milliseconds before it answers at all. */
  readonly delayMs?: number
  /** Answers with this error instead of the log. */
  readonly status?: 429 | 500 | 502 | 503
  /** The `Retry-After` of that error, in seconds. */
  readonly retryAfter?: number
  /** Writes the log in pieces of so many bytes. */
  readonly chunkBytes?: number
  /** Closes the connection after so many bytes of the log. */
  readonly dropAfterBytes?: number
  /** Writes no more after so many bytes of the log, and keeps the connection open. */
  readonly stallAfterBytes?: number
  /** Ends the answer after so many bytes of the log as if it were complete. */
  readonly endEarlyAfterBytes?: number
}

const smallest: Readonly<Record<string, number>> = {
  times: 1,
  delayMs: 0,
  retryAfter: 0,
  chunkBytes: 1,
  dropAfterBytes: 0,
  stallAfterBytes: 0,
  endEarlyAfterBytes: 0,
}
const statuses: readonly unknown[] = [429, 500, 502, 503]

/** Throws `invalid-input` for a member that no fault has, or that holds what it cannot. */
export function checkFault(fault: Fault): void {
  for (const [name, value] of Object.entries(fault)) {
    const wanted = Object.hasOwn(smallest, name) ? smallest[name] : undefined
    if (wanted !== undefined) {
      if (!Number.isSafeInteger(value) || value < wanted) throw wrong(name, `a whole number from ${wanted}`, value)
    } else if (name === 'status') {
      if (!statuses.includes(value)) throw wrong(name, `one of ${statuses.join(', ')}`, value)
    } else if (name === 'stream') {
      if (typeof value !== 'boolean') throw wrong(name, 'true or false', value)
    } else if (name === 'id') {
      if (typeof value !== 'string' || value === '') throw wrong(name, 'a string of at least one character', value)
    } else {
      throw new LogServerError('invalid-input', `A fault has no ${JSON.stringify(name)}.`)
    }
  }
}

function wrong(name: string, wanted: string, value: unknown): LogServerError {
  return new LogServerError('invalid-input', `${name} of a fault must be ${wanted}, not ${JSON.stringify(value)}.`)
}
