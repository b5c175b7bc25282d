import type { Contract } from '../../contract.ts'
import { describeResult } from '../../report/describe-result.ts'
import type { Report, ReportedResult } from '../../report/report.ts'
import { escapeData, escapeProperty } from './escape.ts'

/** GitHub shows no more of each kind for a step. */
const mostOfAKind = 10
const longest = 2_000

/**
 * Writes an annotation for each result that a person should see, as GitHub workflow commands, a line each: errors for what fails the run,
 * warnings for the rest. Where there are more than GitHub shows, the last one says how many are left.
 */
export function renderAnnotations(report: Report, contract: Contract): string {
  const lines = (['error', 'warning'] as const).flatMap((kind) => {
    const results = report.results.filter((result) => kindOf(result) === kind)
    const shown = results.length > mostOfAKind ? results.slice(0, mostOfAKind - 1) : results
    const left = results.length - shown.length
    const write = (title: string, message: string) =>
      `::${kind} title=${escapeProperty(title)}::${escapeData(message)}\n`
    return [
      ...shown.map((result) => {
        const { clause, target, title, verdict } = result
        const message = [title, ...describeResult(result)].join('\n')
        return write(
          `${clause} on ${target}: ${verdict}`,
          message.length > longest ? `${message.slice(0, longest)}…` : message,
        )
      }),
      ...(left > 0 ? [write(`${contract.name} contract`, `${left} more are in the job summary`)] : []),
    ]
  })
  return lines.join('')
}

function kindOf({ verdict, level }: ReportedResult): 'error' | 'warning' | undefined {
  if (verdict === 'fail' || verdict === 'stale' || (verdict === 'blocked' && level === 'must')) return 'error'
  return verdict === 'warn' || verdict === 'blocked' ? 'warning' : undefined
}
