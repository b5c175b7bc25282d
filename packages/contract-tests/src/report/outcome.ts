import type { Verdict } from '../judge/verdict.ts'
import { countClauses } from './groups.ts'
import type { Report, ReportedResult } from './report.ts'

/** What a whole run comes to: one answer for the shell and for every reporter. */
export interface Outcome {
  /**
   * For the shell: 0 if the targets conform; 1 for a `fail`, a `stale` or a promise that no clause rests on; 2 if nothing was judged; 3 if a `must`
   * was `blocked`. Bad usage and errors of the kit, also 2, never get as far as a report.
   */
  readonly exitCode: 0 | 1 | 2 | 3
  /** The verdict that weighs most; `pass` if the targets conform. */
  readonly verdict: Verdict
  /** For people, for instance `3 promises broken`. */
  readonly words: string
}

/** Sums up a report. */
export function outcomeOf({ results, coverage }: Report): Outcome {
  const count = (test: (result: ReportedResult) => boolean): number => countClauses(results.filter(test))
  const promises = (number: number): string => plural(number, 'promise')
  const broken = count(({ verdict }) => verdict === 'fail')
  const stale = count(({ verdict }) => verdict === 'stale')
  const unclaimed = coverage.unclaimed?.length ?? 0
  const unproven = count(({ verdict, level }) => verdict === 'blocked' && level === 'must')
  if (broken > 0) return { exitCode: 1, verdict: 'fail', words: `${promises(broken)} broken` }
  if (stale > 0) return { exitCode: 1, verdict: 'stale', words: `${plural(stale, 'recorded deviation')} gone` }
  if (unclaimed > 0) return { exitCode: 1, verdict: 'fail', words: `${promises(unclaimed)} without a clause` }
  if (unproven > 0) return { exitCode: 3, verdict: 'blocked', words: `${promises(unproven)} could not be judged` }
  if (results.every(({ verdict }) => verdict === 'not-applicable'))
    return { exitCode: 2, verdict: 'not-applicable', words: 'Nothing was judged' }
  return { exitCode: 0, verdict: 'pass', words: 'Conformant' }
}

/** A number of things, for instance `1 clause` or `2 clauses`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
