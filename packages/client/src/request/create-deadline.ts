import { longestTimerMs } from '../signals/sleep.ts'

/** Limits for the times from `start` to `stop`, again and again. */
export interface Deadline {
  start(limitMs: number): void
  stop(): void
  /** Takes the timer away. */
  end(): void
}

/** A number in browsers, elsewhere an object that can let the process end before it fires. */
type Timer = ReturnType<typeof setTimeout> & { ref?(): unknown; unref?(): unknown }

/**
 * Makes a deadline that calls `expire` when the limit has passed. It has one timer for all times of a limit, which looks how
 * long the present one has taken: to set and clear one for each chunk would take longer than all else here.
 */
export function createDeadline(expire: () => void): Deadline {
  let since: number | undefined
  let timer: Timer | undefined
  let limit: number | undefined
  const check = (isLate = false) => {
    timer = undefined
    if (since === undefined) return
    const leftMs = since + (limit as number) - performance.now()
    // If the program was busy all the while, what it waits for may be there: it has a turn to be taken in.
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
      // A program that reads no further may end before the timer fires.
      timer?.unref?.()
    },
    end,
  }
}
