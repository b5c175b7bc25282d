import { LogConnectionError } from '../errors/log-connection-error.ts'
import { LogTimeoutError } from '../errors/log-timeout-error.ts'
import { longestTimerMs } from '../signals/sleep.ts'

/** Waits for the steps of one kind, one after the other, for each at most so long. */
export interface Patience {
  wait<Value>(step: Promise<Value>): Promise<Value>
  /** To be called after the last step, unless that failed. */
  end(): void
}

/** A number in browsers, elsewhere an object that can let the process end before it fires. */
type Timer = ReturnType<typeof setTimeout> & { ref?(): unknown; unref?(): unknown }

/**
 * Makes the patience for steps of a connection. A step that fails, or takes longer than `limitMs`, aborts `controller`;
 * whatever aborted it is thrown as soon as the step ends.
 */
export function createPatience(
  name: string,
  controller: AbortController,
  awaited: 'headers' | 'bytes',
  limitMs: number,
): Patience {
  let since: number | undefined
  let timer: Timer | undefined
  // One timer for many steps, that looks how long the present one has taken: to set and clear one for each chunk would
  // take longer than all else here.
  const check = () => {
    timer = undefined
    if (since === undefined) return
    const leftMs = since + limitMs - performance.now()
    if (leftMs > 0) timer = setTimeout(check, Math.min(leftMs, longestTimerMs)) as Timer
    else controller.abort(new LogTimeoutError(name, awaited, limitMs))
  }
  const end = () => clearTimeout(timer)
  controller.signal.addEventListener('abort', end)
  return {
    end,
    async wait(step) {
      since = performance.now()
      if (timer) timer.ref?.()
      else check()
      const value = await step.catch((cause) => controller.abort(new LogConnectionError(name, cause)))
      since = undefined
      // Whoever reads no further may still end the process.
      timer?.unref?.()
      controller.signal.throwIfAborted()
      return value as Awaited<typeof step>
    },
  }
}
