import pc from 'picocolors'
import type { Contract } from '../../contract.ts'
import { verdicts } from '../../judge/verdict.ts'
import { showControls } from '../../print/show-controls.ts'
import type { Cause, Report, ReportedResult } from '../../report/report.ts'
import {
  causesOf,
  countVerdicts,
  describeResult,
  gravity,
  outcomeOf,
  plural,
  resultsOf,
  verdictLooks,
} from '../../report/report.ts'
import { renderConsequences, renderFacts } from '../matrix/render-causes.ts'

/** GitHub shows at most this many of each kind for a step. */
const mostOfAKind = 10
const longestMessage = 2_000

/**
 * Writes an annotation for each result that a person should see, as GitHub workflow commands, a line each: errors for what fails the run,
 * warnings for the rest. If there are more than GitHub shows, the last one says how many are left.
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
        return write(`${clause} on ${target}: ${verdict}`, cut(message, longestMessage))
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

/** GitHub refuses a summary of more than a mebibyte; these keep it far below. */
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

/**
 * Escapes text for a line or a table cell of GitHub's Markdown, HTML and all: punctuation becomes character references, which
 * show as themselves and never as markup, links, images or mentions. Line breaks become spaces.
 */
export function escapeMarkdown(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ')
  return showControls(line).replaceAll(/[^\p{L}\p{M}\p{N} ]/gu, (character) => `&#${character.codePointAt(0)};`)
}

/** Escapes text for a `<pre>` block, in which Markdown means nothing. */
function escapePreformatted(text: string): string {
  const html = showControls(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return html.replaceAll(/^(\s*):(?=:)/gm, '$1&#58;')
}

/** Escapes what follows the `::` of a GitHub workflow command; a line break would begin another command. */
function escapeData(text: string): string {
  return showControls(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'))
}

/** Escapes a property of a GitHub workflow command, where colon and comma mean something, too. */
function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
