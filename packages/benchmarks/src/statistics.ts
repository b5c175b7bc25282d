import type { Comparison, Goal } from './benchmark.ts'

/** The median of some values, and how certain it is. */
export interface Summary {
  readonly median: number
  /** The true median lies between these two with a probability of 95 %. */
  readonly low: number
  readonly high: number
  /** Whether there were enough values for that: six. With fewer, `low` and `high` are just the smallest and the largest. */
  readonly isSure: boolean
}

/**
 * The median, with its interval by order statistics: whatever the distribution, a value lies above the true median as often
 * as below.
 *
 * @throws RangeError without values, or with one that is not a number.
 */
export function summarize(values: readonly number[]): Summary {
  if (values.length === 0) throw new RangeError('No values to summarize.')
  const unfit = values.find((value) => !Number.isFinite(value))
  if (unfit !== undefined) throw new RangeError(`Not a number to summarize: ${unfit}.`)
  const sorted = [...values].sort((a, b) => a - b)
  // How many values lie outside the interval on each side: the binomial distribution, approximated by the normal one.
  const outside = Math.floor((values.length - 1) / 2 - 0.98 * Math.sqrt(values.length))
  const [low = 0, high = 0] = [sorted[Math.max(outside, 0)], sorted.at(-1 - Math.max(outside, 0))]
  const half = (sorted.length - 1) / 2
  const [below = 0, above = 0] = [sorted[Math.floor(half)], sorted[Math.ceil(half)]]
  // Not half of the sum, which may differ from two equal neighbours.
  return { median: below + (above - below) / 2, low, high, isSure: outside >= 0 }
}

/**
 * The ratio of two contenders, taken round by round: what slows down a whole round slows both and cancels out.
 *
 * @throws RangeError if there is no such contender, or if the two did not run in the same rounds.
 */
export function compareContenders({ samples }: Comparison, contender: string, against: string): Summary {
  const [ours = [], theirs = []] = [samples[contender], samples[against]]
  const rounds = Array.from({ length: Math.max(ours.length, theirs.length) }, (_, round) => round)
  return summarize(rounds.map((round) => Number(ours[round]) / Number(theirs[round])))
}

/** A goal, with the measured ratio. Open: the interval includes the goal, or there were too few rounds for one. */
export interface Judged extends Goal {
  readonly ratio: Summary
  readonly verdict: 'met' | 'missed' | 'open'
}

/** Each goal of a comparison, with the measured ratio and the verdict. */
export function judgeGoals(comparison: Comparison): Judged[] {
  return comparison.goals.map((goal) => {
    const ratio = compareContenders(comparison, comparison.subject, goal.against)
    const { atMost = Number.POSITIVE_INFINITY, atLeast = 0 } = goal
    const keeps = [ratio.low, ratio.high].map((end) => end <= atMost && end >= atLeast)
    const isOpen = keeps[0] !== keeps[1] || !ratio.isSure
    return { ...goal, ratio, verdict: isOpen ? 'open' : keeps[0] ? 'met' : 'missed' }
  })
}
