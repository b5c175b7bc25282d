import { LogError } from './log-error.ts'

/** The server was silent for too long: no headers (`headersTimeoutMs`) or no bytes (`idleTimeoutMs`). Retried. */
export class LogTimeoutError extends LogError {
  override readonly name = 'LogTimeoutError'
  override readonly isTransient = true
  /** The exceeded limit, in milliseconds. */
  declare readonly timeoutMs: number

  constructor(request: string, awaited: 'headers' | 'bytes', timeoutMs: number) {
    super(`${request} sent no ${awaited} for ${timeoutMs} ms`)
    this.timeoutMs = timeoutMs
  }
}
