import type { Rule } from '../check-value.ts'
import { checkValue, text, wholeNumber } from '../check-value.ts'
import { LogServerError } from '../log-server-error.ts'

/** What goes wrong, in any combination, and for which requests. The same as `Fault` in control.openapi.yaml. */
export interface Fault {
  /** Only requests for this log. */
  readonly id?: string
  /** Only requests with this value of `stream`. */
  readonly stream?: boolean
  /** For how many requests. Default 1. */
  readonly times?: number
  /** Waits so many milliseconds before it answers at all, at most 2,147,483,647. */
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

const statuses: readonly unknown[] = [429, 500, 502, 503]

/** No timer waits longer. */
const longestDelayMs = 2 ** 31 - 1

const rules: { readonly [Name in keyof Fault]-?: Rule } = {
  id: text,
  stream: { wanted: 'true or false', holds: (value) => typeof value === 'boolean' },
  times: wholeNumber(1),
  delayMs: wholeNumber(0, longestDelayMs),
  status: { wanted: `one of ${statuses.join(', ')}`, holds: (value) => statuses.includes(value) },
  retryAfter: wholeNumber(0),
  chunkBytes: wholeNumber(1),
  dropAfterBytes: wholeNumber(0),
  stallAfterBytes: wholeNumber(0),
  endEarlyAfterBytes: wholeNumber(0),
}

/** Throws `invalid-input` for a member that no fault has, or that holds what it cannot. */
export function checkFault(fault: Fault): void {
  for (const [name, value] of Object.entries(fault)) {
    if (!Object.hasOwn(rules, name)) {
      throw new LogServerError('invalid-input', `A fault has no ${JSON.stringify(name)}.`)
    }
    checkValue(`${name} of a fault`, value, rules[name as keyof Fault])
  }
}
