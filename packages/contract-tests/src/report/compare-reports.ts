import type { Report, ReportedResult } from './report.ts'

/** What is otherwise than it was for one clause on one target. */
export interface Change {
  readonly clause: string
  readonly target: string
  /** What was seen or decided, for instance `pass` or `observed: 405`; absent where the clause was not asked. */
  readonly before?: string
  readonly after?: string
  /** Whether something that held no longer does. */
  readonly isLoss: boolean
}

const holding = new Set(['pass', 'observed'])
const breaking = new Set(['fail', 'warn', 'consequence', 'stale', 'blocked'])

/** What changed between two reports, in the order of the clauses of the later one; findings count by their codes. */
export function compareReports(before: Report, after: Report): Change[] {
  const byKey = (report: Report): Map<string, ReportedResult> =>
    new Map(report.results.map((result) => [`${result.target} ${result.clause}`, result]))
  const [earlier, later] = [byKey(before), byKey(after)]
  return [...new Set([...later.keys(), ...earlier.keys()])].flatMap((key) => {
    const [was, is] = [earlier.get(key), later.get(key)]
    const [old, now] = [was && sum(was), is && sum(is)]
    const { clause, target } = (is ?? was) as ReportedResult
    const isLoss = was !== undefined && is !== undefined && holding.has(was.verdict) && breaking.has(is.verdict)
    if (old === now) return []
    return [
      { clause, target, ...(old !== undefined && { before: old }), ...(now !== undefined && { after: now }), isLoss },
    ]
  })
}

function sum({ verdict, observed, findings }: ReportedResult): string {
  const codes = [...new Set(findings.map(({ code }) => code))].sort().join(', ')
  const more = observed ?? codes
  return more === '' ? verdict : `${verdict}: ${more}`
}
