import { LogConnectionError } from '../errors/log-connection-error.ts'
import { LogTimeoutError } from '../errors/log-timeout-error.ts'

/** Waits for one step of a connection, at most so long. */
export type Patience = <Value>(step: Promise<Value>, awaited: 'headers' | 'bytes', limitMs: number) => Promise<Value>

// The longest time that a timer keeps; a longer one would fire at once.
const longestMs = 2 ** 31 - 1

/**
 * Makes the function that waits for the steps of a connection, one after the other. A step that fails, or takes too long,
 * aborts the connection's `controller`; and whatever aborts it, ends the waiting at once with that reason.
 */
export function createPatience(name: string, controller: AbortController): Patience {
  const { signal } = controller
  let giveUp = () => {}
  signal.addEventListener('abort', () => giveUp())
  return (step, awaited, limitMs) =>
    new Promise((resolve, reject) => {
      const expire = () => controller.abort(new LogTimeoutError(name, awaited, limitMs))
      const timer = setTimeout(expire, Math.min(limitMs, longestMs))
      giveUp = () => {
        clearTimeout(timer)
        reject(signal.reason)
      }
      if (signal.aborted) giveUp()
      step.then(
        (value) => {
          clearTimeout(timer)
          resolve(value)
        },
        (cause) => controller.abort(new LogConnectionError(name, cause)),
      )
    })
}
