import pc from 'picocolors'
import type { Contract } from '../../contract.ts'
import { verdicts } from '../../judge/verdict.ts'
import { countVerdicts, resultsOf } from '../../report/groups.ts'
import { outcomeOf } from '../../report/outcome.ts'
import type { Report, ReportedResult } from '../../report/report.ts'
import { verdictLooks } from '../../report/verdict-look.ts'
import { renderFacts } from '../matrix/render-causes.ts'
import { escapeMarkdown, escapePreformatted } from './escape.ts'

/** GitHub refuses a summary of more than a mebibyte; with these it cannot come near. */
const mostDetails = 30
const longest = { title: 1_000, facts: 4_000 }

const plain = { colors: pc.createColors(false), columns: Number.POSITIVE_INFINITY }

/** Writes a report as a GitHub job summary in Markdown: counts for each target, then what was seen, the gravest first. */
export function renderJobSummary(report: Report, contract: Contract): string {
  const { verdict, words } = outcomeOf(report)
  const grave = verdicts.filter((name) => name !== 'pass' && name !== 'not-applicable')
  const noted = grave.flatMap((name) => report.results.filter((result) => result.verdict === name))
  const left = noted.length - mostDetails
  return [
    `## ${verdictLooks[verdict].emoji} ${contract.name} contract: ${words}`,
    renderCounts(report),
    ...noted.slice(0, mostDetails).map(renderDetails),
    ...(left > 0 ? [`And ${left} more, in the report.`] : []),
    `Spec ${escapeMarkdown(report.spec.version)}, kit ${escapeMarkdown(report.kit)}, ${escapeMarkdown(report.startedAt)}`,
  ].join('\n\n')
}

function renderCounts({ results, targets }: Report): string {
  const present = [...countVerdicts(results).keys()]
  const rows = targets.map(({ name }) => {
    const counts = countVerdicts(resultsOf(results, name))
    return [cell(name), ...present.map((verdict) => counts.get(verdict) ?? 0)]
  })
  const head = ['Target', ...present.map((verdict) => `${verdictLooks[verdict].emoji} ${verdict}`)]
  const rule = ['---', ...present.map(() => '--:')]
  return [head, rule, ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

function renderDetails(result: ReportedResult): string {
  const { clause, title, target, verdict } = result
  const head = `${verdictLooks[verdict].emoji} <b>${cell(clause)}</b> on ${cell(target)}: ${cell(title)}`
  const facts = escapePreformatted(cut(renderFacts(result, plain, true).join('\n'), longest.facts))
  return `<details><summary>${head}</summary>\n\n<pre>${facts}</pre>\n\n</details>`
}

function cell(text: string): string {
  return escapeMarkdown(cut(text, longest.title))
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text
}
