/**
 * Parses a `Retry-After` header, seconds or a date (RFC 9110, section 10.2.3), into milliseconds from `now`, at least 0.
 * Undefined if it is missing or neither.
 */
export function parseRetryAfter(value: string | null, now: number = Date.now()): number | undefined {
  if (value === null) return undefined
  const delayMs = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now
  return Number.isNaN(delayMs) ? undefined : Math.max(0, delayMs)
}
