import type { Flag } from '@get-log/types'

/** What every way to read a log takes. */
export interface ReadOptions {
  /** Keeps the log verbatim. By default the API removes escape codes and control characters. */
  raw?: Flag | undefined
  /** Ends the reading: it throws `signal.reason`. */
  signal?: AbortSignal | undefined
}
