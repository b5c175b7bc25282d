import type { Comparison, Goal } from '../benchmark.ts'
import type { Summary } from './summarize.ts'
import { summarize } from './summarize.ts'

/** A goal, with the ratio that was found. */
export interface Judged extends Goal {
  readonly ratio: Summary
  /** Whether the median keeps the goal. */
  readonly met: boolean
}

/**
 * The ratio of two contenders, taken round by round: what slows a whole round down, slows both and leaves their ratio.
 *
 * @throws RangeError if there is no such contender, or the two did not run in the same rounds.
 */
export function compareContenders({ title, samples }: Comparison, contender: string, against: string): Summary {
  const [ours, theirs] = [contender, against].map((name) => {
    const found = samples[name]
    if (!found)
      throw new RangeError(`${title}: no contender ${JSON.stringify(name)} in ${Object.keys(samples).join(', ')}.`)
    return found
  }) as [readonly number[], readonly number[]]
  if (ours.length !== theirs.length) {
    throw new RangeError(`${title}: ${contender} has ${ours.length} samples and ${against} ${theirs.length}.`)
  }
  return summarize(ours.map((sample, round) => sample / (theirs[round] as number)))
}

/** Each goal of a comparison, with the ratio found and whether it is kept. */
export function judgeGoals(comparison: Comparison): Judged[] {
  return comparison.goals.map((goal) => {
    const ratio = compareContenders(comparison, comparison.subject, goal.against)
    const met = ratio.median <= (goal.atMost ?? Number.POSITIVE_INFINITY) && ratio.median >= (goal.atLeast ?? 0)
    return { ...goal, ratio, met }
  })
}
