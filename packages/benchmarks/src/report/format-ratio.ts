import type { Goal } from '../benchmark.ts'
import type { Summary } from '../statistics/summarize.ts'

/** A ratio with as many digits as mean something: `0.062`, `1.04`, `12.3`, `190`. */
export function formatRatio(ratio: number): string {
  if (ratio >= 100) return ratio.toFixed(0)
  return ratio.toFixed(ratio >= 10 ? 1 : ratio >= 0.1 ? 2 : 3)
}

/** `1.04 (1.01 to 1.09)`: the median and its interval; the median alone if there was but one round. */
export function formatSummary({ median, low, high }: Summary): string {
  return low === high ? formatRatio(median) : `${formatRatio(median)} (${formatRatio(low)} to ${formatRatio(high)})`
}

/** `at most 1.1` or `at least 10`. */
export function formatGoal({ atMost, atLeast }: Goal): string {
  return atMost === undefined ? `at least ${atLeast}` : `at most ${atMost}`
}
