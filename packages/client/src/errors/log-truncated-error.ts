import { LogError } from './log-error.ts'

/** The log ended before the byte reached earlier, on every retry. */
export class LogTruncatedError extends LogError {
  override readonly name = 'LogTruncatedError'
  override readonly isTransient = true

  constructor(request: string, bytes: number, expected: number) {
    super(`${request} ended after ${bytes} bytes, but had ${expected} before: the log was cut.`)
  }
}
