import { LogServerError } from '../log-server-error.ts'
import type { Run } from '../runs/run.ts'
import { LineStamper } from './line-stamper.ts'

/**
 * Returns what appends chunks of output to a log, each line stamped with the time of its first byte. At a limit, which
 * `onFull` is told once, the log stays as it is, so that the command can go on.
 */
export function appendStamped(run: Run, onFull: (error: LogServerError) => void): (chunk: Uint8Array) => void {
  const stamper = new LineStamper()
  let isFull = false
  return (chunk) => {
    if (isFull) return
    try {
      run.append(stamper.stamp(chunk, new Date()))
    } catch (error) {
      if (!(error instanceof LogServerError)) throw error
      isFull = true
      onFull(error)
    }
  }
}
