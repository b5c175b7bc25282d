import type { Verdict } from '../judge/verdict.ts'
import type { Report, ReportedResult } from './report.ts'

/** What a whole run comes to: one answer for the shell and for every reporter. */
export interface Outcome {
  /**
   * For the shell: 0 conformant, 1 a `fail`, a `stale` or a promise that no clause rests on, 2 nothing was judged, which is not conformance, 3 a `must` was `blocked`. Bad usage
   * and errors of the kit, 2 as well, never come to a report.
   */
  readonly exitCode: 0 | 1 | 2 | 3
  /** The verdict that weighs most; `pass` if the targets conform. */
  readonly verdict: Verdict
  /** For people, for instance `3 promises broken`. */
  readonly words: string
}

/** Sums up a report. */
export function outcomeOf(report: Report): Outcome {
  const count = (test: (result: ReportedResult) => boolean): number =>
    new Set(report.results.filter(test).map(({ clause }) => clause)).size
  const broken = count(({ verdict }) => verdict === 'fail')
  const stale = count(({ verdict }) => verdict === 'stale')
  const unproven = count(({ verdict, level }) => verdict === 'blocked' && level === 'must')
  const unclaimed = report.coverage.unclaimed?.length ?? 0
  const judged = count(({ verdict }) => verdict !== 'not-applicable')
  if (broken > 0) return { exitCode: 1, verdict: 'fail', words: `${plural(broken, 'promise')} broken` }
  if (stale > 0) return { exitCode: 1, verdict: 'stale', words: `${plural(stale, 'recorded deviation')} gone` }
  if (unclaimed > 0) return { exitCode: 1, verdict: 'fail', words: `${plural(unclaimed, 'promise')} without a clause` }
  if (unproven > 0)
    return { exitCode: 3, verdict: 'blocked', words: `${plural(unproven, 'promise')} could not be judged` }
  if (judged === 0) return { exitCode: 2, verdict: 'not-applicable', words: 'Nothing was judged' }
  return { exitCode: 0, verdict: 'pass', words: 'Conformant' }
}

/** A number of things, for instance `1 clause` or `2 clauses`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
