import type { Contract } from '../../contract.ts'
import { verdicts } from '../../judge/verdict.ts'
import { outcomeOf } from '../../report/outcome.ts'
import type { RecordedExchange, Report, ReportedResult } from '../../report/report.ts'
import { verdictLooks } from '../../report/verdict-look.ts'
import { escapeMarkdown, escapePreformatted } from './escape-markdown.ts'

/** GitHub refuses a summary of more than a mebibyte; with these it cannot come near. */
const mostDetails = 30
const longest = 1_000

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

function renderCounts(report: Report): string {
  const present = verdicts.filter((verdict) => report.results.some((result) => result.verdict === verdict))
  const rows = report.targets.map(({ name }) => {
    const counts = present.map(
      (verdict) => report.results.filter((result) => result.target === name && result.verdict === verdict).length,
    )
    return [escapeMarkdown(cut(name)), ...counts]
  })
  const head = ['Target', ...present.map((verdict) => `${verdictLooks[verdict].emoji} ${verdict}`)]
  const rule = ['---', ...present.map(() => '--:')]
  return [head, rule, ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

function renderDetails({ clause, title, target, verdict, reason, findings }: ReportedResult): string {
  const facts = findings.flatMap(({ code, expected, seen, exchange }) => [
    `${code}`,
    `  expected  ${expected}`,
    `  seen      ${seen}`,
    ...(exchange ? [renderExchange(exchange)] : []),
  ])
  const block = escapePreformatted([...(reason ? [reason] : []), ...facts].map(cut).join('\n'))
  const head = `${verdictLooks[verdict].emoji} <b>${escapeMarkdown(cut(clause))}</b> on ${escapeMarkdown(cut(target))}: ${escapeMarkdown(cut(title))}`
  return `<details><summary>${head}</summary>\n\n<pre>${block}</pre>\n\n</details>`
}

function renderExchange({ request, response, body, chunks, end }: RecordedExchange): string {
  const status = response ? `${response.status} ${response.statusText}` : 'no response'
  const times = chunks.slice(0, 12).map(({ at, bytes }) => `${bytes} bytes at ${Math.round(at)} ms`)
  const more = chunks.length > times.length ? `, and ${chunks.length - times.length} more` : ''
  return `  ${request.method} ${request.url}\n  ${status}, ${body.bytes} bytes, ${end}\n  ${times.join(', ')}${more}`
}

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}
