import type { Contract } from '../../contract.ts'
import type { Verdict } from '../../judge/verdict.ts'
import type { Report, ReportedResult } from '../../report/report.ts'
import { escapeData, escapeProperty } from './escape-workflow-command.ts'

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
    return [
      ...shown.map((result) => `::${kind} title=${escapeProperty(titleOf(result))}::${escapeData(messageOf(result))}`),
      ...(left > 0
        ? [`::${kind} title=${escapeProperty(contract.name)} contract::${left} more are in the job summary`]
        : []),
    ]
  })
  return lines.map((line) => `${line}\n`).join('')
}

const kinds: Partial<Record<Verdict, 'error' | 'warning'>> = {
  fail: 'error',
  stale: 'error',
  warn: 'warning',
  blocked: 'warning',
}

function kindOf({ verdict, level }: ReportedResult): 'error' | 'warning' | undefined {
  return verdict === 'blocked' && level === 'must' ? 'error' : kinds[verdict]
}

function titleOf({ clause, target, verdict }: ReportedResult): string {
  return `${clause} on ${target}: ${verdict}`
}

function messageOf({ title, reason, findings }: ReportedResult): string {
  const seen = findings.map(({ code, expected, seen }) => `${code}: expected ${expected}, saw ${seen}`)
  const message = [title, ...(reason ? [reason] : []), ...seen].join('\n')
  return message.length > longest ? `${message.slice(0, longest)}…` : message
}
