/** Measures how long a reader waits for bytes. */
export interface SilenceWatch {
  /** A reader begins to wait. */
  begin(): void
  /** The reader got something. */
  end(): void
  /** Nobody will wait any more; leaves no timer. */
  stop(): void
}

// The longest time that a timer keeps; a longer one would fire at once.
const longestTimeoutMs = 2 ** 31 - 1

/** Like `setTimeout`, for any time, `Infinity` included. */
export function startTimer(callback: () => void, timeoutMs: number): ReturnType<typeof setTimeout> {
  return setTimeout(callback, Math.min(timeoutMs, longestTimeoutMs))
}

/**
 * Calls `onTimeout` once a reader has waited for `timeoutMs`. One timer that looks at the clock when it fires, not one
 * for every chunk: that would take longer than reading it.
 */
export function watchSilence(timeoutMs: number, onTimeout: () => void): SilenceWatch {
  let timer: ReturnType<typeof setTimeout> | undefined
  let since: number | undefined

  function check(): void {
    timer = undefined
    if (since === undefined) return
    const leftMs = since + timeoutMs - performance.now()
    if (leftMs > 0) timer = startTimer(check, leftMs)
    else onTimeout()
  }

  return {
    begin() {
      since = performance.now()
      timer ??= startTimer(check, timeoutMs)
    },
    end() {
      since = undefined
    },
    stop: () => clearTimeout(timer),
  }
}
