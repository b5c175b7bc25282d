import type { RetrySettings } from '../retry-options.ts'

/**
 * How long to wait after this many failures in a row: a random time between D and 2 D, where D is `delayMs` doubled with
 * each failure, as the provider asks; at most `maxDelayMs`.
 *
 * @see https://docs.apify.com/api/v2#rate-limiting
 */
export function chooseDelay(failures: number, { delayMs, maxDelayMs }: RetrySettings): number {
  return Math.min(delayMs * 2 ** (failures - 1), maxDelayMs / 2) * (1 + Math.random())
}
