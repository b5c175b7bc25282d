import { LogServerError } from '../log-server-error.ts'
import type { Run } from '../runs/run.ts'

/**
 * Returns what appends chunks of output to a log. At a limit, which `onFull` is told once, the log stays as it is, so that the command can
 * go on.
 */
export function appendUntilFull(run: Run, onFull: (error: LogServerError) => void): (chunk: Uint8Array) => void {
  let isFull = false
  return (chunk) => {
    if (isFull) return
    try {
      run.append(chunk)
    } catch (error) {
      if (!(error instanceof LogServerError)) throw error
      isFull = true
      onFull(error)
    }
  }
}
