import { LogError } from './log-error.ts'

/** After a reconnect the log began differently from what was handed out before: it was rewritten. Never retried. */
export class LogDivergedError extends LogError {
  override readonly name = 'LogDivergedError'

  constructor(request: string, bytes: number) {
    super(`${request} answered another log: its first ${bytes} bytes changed. Read it again from the start.`)
  }
}
