import type { Comparison, Goal } from '../benchmark.ts'
import type { Summary } from './summarize.ts'
import { summarize } from './summarize.ts'

/** What became of a goal. Open: the interval lies on both sides of it, or there were too few rounds for one. */
export type Verdict = 'met' | 'missed' | 'open'

/** A goal, with the ratio that was found. */
export interface Judged extends Goal {
  readonly ratio: Summary
  readonly verdict: Verdict
}

/**
 * The ratio of two contenders, taken round by round: what slows a whole round down, slows both and leaves their ratio.
 *
 * @throws RangeError if there is no such contender, or the two did not run in the same rounds.
 */
export function compareContenders({ samples }: Comparison, contender: string, against: string): Summary {
  const [ours = [], theirs = []] = [samples[contender], samples[against]]
  const rounds = Array.from({ length: Math.max(ours.length, theirs.length) }, (_, round) => round)
  return summarize(rounds.map((round) => Number(ours[round]) / Number(theirs[round])))
}

/** Each goal of a comparison, with the ratio found and what that says. */
export function judgeGoals(comparison: Comparison): Judged[] {
  return comparison.goals.map((goal) => {
    const ratio = compareContenders(comparison, comparison.subject, goal.against)
    const { atMost = Number.POSITIVE_INFINITY, atLeast = 0 } = goal
    const keeps = [ratio.low, ratio.high].map((end) => end <= atMost && end >= atLeast)
    const isOpen = keeps[0] !== keeps[1] || !(ratio.isSure || comparison.exact)
    return { ...goal, ratio, verdict: isOpen ? 'open' : keeps[0] ? 'met' : 'missed' }
  })
}
