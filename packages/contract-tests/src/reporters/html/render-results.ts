import { isDeepStrictEqual } from 'node:util'
import type { Verdict } from '../../judge/verdict.ts'
import { sectionOf } from '../../report/groups.ts'
import type { Report, ReportedFinding, ReportedResult } from '../../report/report.ts'
import { verdictLooks } from '../../report/verdict-look.ts'
import type { Markup } from './markup.ts'
import { cut, markup, renderMark } from './markup.ts'
import { renderExchange } from './render-exchange.ts'
import { milliseconds } from './render-timeline.ts'

const gravity: readonly Verdict[] = ['fail', 'stale', 'blocked', 'warn', 'deviation']

/** Whether a result has more to say than its mark: what was seen, or why there is nothing to see. */
export function hasDetail({ verdict }: ReportedResult): boolean {
  return gravity.includes(verdict)
}

/** What the filters look at, of the results of one clause. */
export function dataOf(...results: readonly ReportedResult[]): Markup {
  const [{ clause, title } = { clause: '', title: '' }] = results
  const verdicts = [...new Set(results.map(({ verdict }) => verdict))].join(' ')
  return markup` data-section="${sectionOf({ clause })}" data-verdicts="${verdicts}" data-text="${clause} ${title}"`
}

/** The id of a result's details in the page. */
export function anchorOf(report: Report, result: ReportedResult): string {
  return `result-${report.results.indexOf(result)}`
}

/** Shows each result that is more than a mark, the gravest first, and then in the order of the catalogue. */
export function renderResults(report: Report): Markup {
  const shown = gravity.flatMap((verdict) => report.results.filter((result) => result.verdict === verdict))
  if (shown.length === 0) return markup`<p class="note">Every promise holds wherever it could be judged.</p>`
  return markup`${shown.map((result) => renderResult(report, result))}`
}

function renderResult(report: Report, result: ReportedResult): Markup {
  const { clause, title, level, target, verdict, reason, findings, durationMs } = result
  const isOpen = ['fail', 'stale', 'blocked'].includes(verdict) ? markup` open` : ''
  return markup`<details class="result ${verdict}" id="${anchorOf(report, result)}"${dataOf(result)}${isOpen}>
<summary>${renderMark(verdict)}<span class="what"><code>${clause}</code> <span>${title}</span></span>
<span class="where"><b>${target}</b> · ${verdictLooks[verdict].word} · ${level} · ${milliseconds(durationMs)}</span></summary>
${reason ? markup`<p class="reason">${cut(reason)}</p>` : ''}
${findings.map((finding, index) => renderFinding(finding, findings[index - 1]))}
</details>`
}

/** Several findings often come from one exchange, which is shown once. */
function renderFinding({ code, expected, seen, exchange }: ReportedFinding, before?: ReportedFinding): Markup {
  const isSame = exchange !== undefined && isDeepStrictEqual(exchange, before?.exchange)
  return markup`<section class="finding"><h4><code>${code}</code></h4>
<dl><div><dt>Expected</dt><dd tabindex="0">${cut(expected)}</dd></div><div><dt>Seen</dt><dd tabindex="0">${cut(seen)}</dd></div></dl>
${isSame ? markup`<p class="note">In the same exchange.</p>` : exchange && renderExchange(exchange)}
</section>`
}
