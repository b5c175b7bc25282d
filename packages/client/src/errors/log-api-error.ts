import type { ErrorType } from '@get-log/types'
import { LogError } from './log-error.ts'

/** What the server answered, and to which request. */
export interface LogApiAnswer {
  /** The HTTP status. */
  status: number
  /** The server's `error.type`; undefined if the body wasn't the documented one. */
  type: ErrorType | undefined
  /** What the server said: its `error.message`, or the beginning of a body that isn't the documented one. */
  reason: string
  /** The method of the request. */
  method: string
  /** The URL of the request, without token. */
  url: string
  /** The number of this attempt, counted from 1. */
  attempt: number
  /** The `Retry-After` header (RFC 9110, section 10.2.3) in milliseconds; undefined if there was none. */
  retryAfterMs: number | undefined
}

/** The server answered with an error status. Documented statuses have a subclass each, with a literal `status`. */
export class LogApiError extends LogError implements LogApiAnswer {
  /** What to do about it; the end of the message. */
  protected static readonly advice: string = ''
  override readonly name: string = 'LogApiError'
  declare readonly status: number
  declare readonly type: ErrorType | undefined
  declare readonly reason: string
  declare readonly method: string
  declare readonly url: string
  declare readonly attempt: number
  declare readonly retryAfterMs: number | undefined
  declare readonly isTransient: boolean

  constructor(answer: LogApiAnswer) {
    const { method, url, status, type, reason } = answer
    super(`${method} ${url} answered ${status}${type ? ` ${type}` : ''}: ${reason} ${new.target.advice}`.trim())
    Object.assign(this, answer)
    this.isTransient = status === 429 || status >= 500
  }
}
