/** When and how often a failed request is retried: on 429, 5xx, a failed connection and a timeout. */
export interface RetryOptions {
  /** How many failures in a row are retried; `follow` and `lines` start counting again at each new byte. Default 8. */
  limit?: number | undefined
  /** The first wait in milliseconds: a random time between this and twice this, doubling with each failure. Default 500. */
  delayMs?: number | undefined
  /** The longest wait that doubling leads to, in milliseconds. Default 30 000. */
  maxDelayMs?: number | undefined
  /** The longest wait that a server's `Retry-After` can ask for, in milliseconds. Default 60 000. */
  maxRetryAfterMs?: number | undefined
}

/** The retry options with defaults filled in. */
export type RetrySettings = { [Option in keyof RetryOptions]-?: number }

/** Fills in the defaults; a number is the `limit`. */
export function fillRetryOptions(retry: number | RetryOptions = {}): RetrySettings {
  const options = typeof retry === 'number' ? { limit: retry } : retry
  const { limit = 8, delayMs = 500, maxDelayMs = 30_000, maxRetryAfterMs = 60_000 } = options
  return { limit, delayMs, maxDelayMs, maxRetryAfterMs }
}

/** A failure that will be retried. */
export interface RetryEvent {
  /** What failed. */
  error: Error
  /** How many failures in a row this is. */
  failures: number
  /** How long until the retry, in milliseconds. */
  delayMs: number
}
