import type { Contract } from '../../contract.ts'
import { verdicts } from '../../judge/verdict.ts'
import { causesOf } from '../../report/causes.ts'
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
    const causes = causesOf(report.results, ...verdicts).filter(({ result }) => kindOf(result) === kind)
    const shown = causes.length > mostOfAKind ? causes.slice(0, mostOfAKind - 1) : causes
    const left = causes.length - shown.length
    const write = (title: string, message: string) =>
      `::${kind} title=${escapeProperty(title)}::${escapeData(message)}\n`
    return [
      ...shown.map((cause) => {
        const { clause, target, title, verdict } = cause.result
        const message = [title, ...describeResult(cause)].join('\n')
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
