import pc from 'picocolors'
import type { Contract } from '../../contract.ts'
import type { Cause } from '../../report/causes.ts'
import { causesOf } from '../../report/causes.ts'
import { countVerdicts, resultsOf } from '../../report/groups.ts'
import { outcomeOf, plural } from '../../report/outcome.ts'
import type { Report } from '../../report/report.ts'
import { gravity, verdictLooks } from '../../report/verdict-look.ts'
import { renderConsequences, renderFacts } from '../matrix/render-causes.ts'
import { escapeMarkdown, escapePreformatted } from './escape.ts'

/** GitHub refuses a summary of more than a mebibyte; with these it cannot come near. */
const mostDetails = 30
const mostObserved = 100
const longest = { title: 1_000, facts: 4_000, cell: 200 }

const plain = { colors: pc.createColors(false), columns: Number.POSITIVE_INFINITY }

/** Writes a report as a GitHub job summary in Markdown: counts for each target, then what was seen, the gravest first. */
export function renderJobSummary(report: Report, contract: Contract): string {
  const { verdict, words } = outcomeOf(report)
  const noted = gravity.flatMap((name) => causesOf(report.results, name))
  const left = noted.length - mostDetails
  return [
    `## ${verdictLooks[verdict].emoji} ${contract.name} contract: ${words}`,
    renderCounts(report),
    ...noted.slice(0, mostDetails).map(renderDetails),
    ...(left > 0 ? [`And ${left} more, in the report.`] : []),
    ...renderObserved(report),
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

/** What the open questions saw, a row each. */
function renderObserved({ results }: Report): string[] {
  const observed = results.filter(({ verdict }) => verdict === 'observed').slice(0, mostObserved)
  if (observed.length === 0) return []
  const rows = observed.map(({ clause, target, title, observed: seen = '' }) =>
    [clause, target, title, seen].map((text) => escapeMarkdown(cut(text, longest.cell))),
  )
  const table = [['Observed', 'Target', 'Question', 'Seen'], Array(4).fill('---'), ...rows]
  return [table.map((row) => `| ${row.join(' | ')} |`).join('\n')]
}

function renderDetails({ result, consequences }: Cause): string {
  const { clause, title, target, verdict } = result
  const more = consequences.length === 0 ? '' : ` and ${plural(consequences.length, 'consequence')}`
  const head = `${verdictLooks[verdict].emoji} <b>${cell(clause)}</b> on ${cell(target)}: ${cell(title)}${more}`
  const lines = [...renderFacts(result, plain, true), ...renderConsequences(consequences, plain, true)]
  const facts = escapePreformatted(cut(lines.join('\n'), longest.facts))
  return `<details><summary>${head}</summary>\n\n<pre>${facts}</pre>\n\n</details>`
}

function cell(text: string): string {
  return escapeMarkdown(cut(text, longest.title))
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text
}
