const longestMs = 60_000

/**
 * How long a `Retry-After` asks to wait (RFC 9110, section 10.2.3), in milliseconds: at least a second, at most a minute.
 * Undefined if it is absent or says neither seconds nor a date.
 */
export function readRetryAfterMs(given: string | null | undefined): number | undefined {
  if (given === null || given === undefined) return undefined
  const ms = /^\d+$/.test(given) ? 1000 * Number(given) : Date.parse(given) - Date.now()
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 1000), longestMs)
}
