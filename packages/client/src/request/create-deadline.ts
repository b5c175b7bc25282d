import { longestTimerMs } from '../signals/sleep.ts'

/** A limit for the time from `start` to `stop`, again and again. */
export interface Deadline {
  start(): void
  stop(): void
  /** Takes the timer away. */
  end(): void
}

/** A number in browsers, elsewhere an object that can let the process end before it fires. */
type Timer = ReturnType<typeof setTimeout> & { ref?(): unknown; unref?(): unknown }

/**
 * Makes a deadline that calls `expire` when `limitMs` have passed. It has one timer for all of its times, which looks how
 * long the present one has taken: to set and clear one for each chunk would take longer than all else here.
 */
export function createDeadline(limitMs: number, expire: () => void): Deadline {
  let since: number | undefined
  let timer: Timer | undefined
  const check = () => {
    timer = undefined
    if (since === undefined) return
    const leftMs = since + limitMs - performance.now()
    if (leftMs > 0) timer = setTimeout(check, Math.min(leftMs, longestTimerMs)) as Timer
    else expire()
  }
  return {
    start() {
      since = performance.now()
      if (timer) timer.ref?.()
      else check()
    },
    stop() {
      since = undefined
      // A program that reads no further may end before the timer fires.
      timer?.unref?.()
    },
    end: () => clearTimeout(timer),
  }
}
