import type { Verdict } from '../judge/verdict.ts'
import type { ReportedResult } from './report.ts'

/** A result that stands for itself, and what is broken on the same target because of it. */
export interface Cause {
  readonly result: ReportedResult
  readonly consequences: readonly ReportedResult[]
}

/** The results of these verdicts, in the order of the catalogue, each with its consequences. */
export function causesOf(results: readonly ReportedResult[], ...wanted: readonly Verdict[]): Cause[] {
  const order = [...new Set(results.map(({ clause }) => clause))]
  const causes = results.filter(({ verdict }) => wanted.includes(verdict))
  return causes
    .sort((left, right) => order.indexOf(left.clause) - order.indexOf(right.clause))
    .map((result) => ({
      result,
      consequences: results.filter(({ because, target }) => because === result.clause && target === result.target),
    }))
}
