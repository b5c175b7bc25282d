/** When and how often a failed request is sent again: on 429, 5xx, a failed connection and a timeout. */
export interface RetryOptions {
  /** How many failures in a row are followed by another request; `follow` and `lines` count from 0 again at each new byte. Default 8. */
  limit?: number | undefined
  /** The first wait: a random time between this and twice this, doubling with each failure. Default 500. */
  delayMs?: number | undefined
  /** The longest wait that doubling comes to. Default 30 000. */
  maxDelayMs?: number | undefined
  /** The longest wait that a server's `Retry-After` is followed to. Default 60 000. */
  maxRetryAfterMs?: number | undefined
}

/** The options of retries, each of them given or the default. */
export type RetrySettings = { [Option in keyof RetryOptions]-?: number }

/** Fills in the defaults; a number is the `limit`. */
export function fillRetryOptions(retry: number | RetryOptions = {}): RetrySettings {
  const options = typeof retry === 'number' ? { limit: retry } : retry
  const { limit = 8, delayMs = 500, maxDelayMs = 30_000, maxRetryAfterMs = 60_000 } = options
  return { limit, delayMs, maxDelayMs, maxRetryAfterMs }
}

/** Tells about a failure that is followed by another request. */
export interface RetryEvent {
  /** What failed. */
  error: Error
  /** How many failures in a row this makes. */
  failures: number
  /** How long the next request waits, in milliseconds. */
  delayMs: number
}
