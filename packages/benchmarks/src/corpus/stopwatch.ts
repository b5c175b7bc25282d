/** A clock that can stand still while what arrived is checked, so that the checking is not part of the sample. */
export interface Stopwatch {
  /** Runs what is not to be counted. */
  without(work: () => void): void
  /** The time counted so far, in milliseconds. */
  elapsed(): number
}

/** Starts counting at once. */
export function startStopwatch(): Stopwatch {
  const startedAt = performance.now()
  let uncounted = 0
  return {
    without(work) {
      const before = performance.now()
      work()
      uncounted += performance.now() - before
    },
    elapsed: () => performance.now() - startedAt - uncounted,
  }
}
