import { longestTimerMs } from '../signals/sleep.ts'

/** Limits each period from `start` to `stop`. */
export interface Deadline {
  start(limitMs: number): void
  stop(): void
  end(): void
}

/** A number in browsers; elsewhere an object that can let the process exit before it fires. */
type Timer = ReturnType<typeof setTimeout> & { ref?(): unknown; unref?(): unknown }

/**
 * Creates a deadline that calls `expire` when the limit has passed. One timer serves all periods and checks how long the
 * current one has taken: setting and clearing one for each chunk would cost more than everything else here.
 */
export function createDeadline(expire: () => void): Deadline {
  let since: number | undefined
  let timer: Timer | undefined
  let limit: number | undefined
  const check = (isLate = false) => {
    timer = undefined
    if (since === undefined) return
    const leftMs = since + (limit as number) - performance.now()
    // If the program was busy all along, what it waits for may have arrived: it gets a turn to be handled.
    if (leftMs > 0 || !isLate) {
      timer = setTimeout(check, Math.min(Math.max(leftMs, 0), longestTimerMs), leftMs <= 0) as Timer
    } else expire()
  }
  const end = () => {
    clearTimeout(timer)
    timer = undefined
  }
  return {
    start(limitMs) {
      if (limitMs !== limit) end()
      limit = limitMs
      since = performance.now()
      if (timer) timer.ref?.()
      else check()
    },
    stop() {
      since = undefined
      // A program that stops reading may exit before the timer fires.
      timer?.unref?.()
    },
    end,
  }
}
