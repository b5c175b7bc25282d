import { LogError } from './log-error.ts'

/** The log is longer than `maxBytes`, or one of its lines longer than `maxLineBytes`. Never retried. */
export class LogTooLargeError extends LogError {
  override readonly name = 'LogTooLargeError'
  /** The exceeded limit, in bytes. */
  declare readonly limit: number

  constructor(what: string, option: string, limit: number) {
    super(`${what} is longer than ${option}, ${limit} bytes. Raise it, or use follow().`)
    this.limit = limit
  }
}
