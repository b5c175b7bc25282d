import { isDeepStrictEqual } from 'node:util'
import type { Cause } from '../../report/causes.ts'
import { causesOf } from '../../report/causes.ts'
import { sectionOf } from '../../report/groups.ts'
import { plural } from '../../report/outcome.ts'
import type { Report, ReportedFinding, ReportedResult } from '../../report/report.ts'
import { gravity, verdictLooks } from '../../report/verdict-look.ts'
import type { Markup } from './markup.ts'
import { cut, markup, renderMark } from './markup.ts'
import { renderExchange } from './render-exchange.ts'
import { milliseconds } from './render-timeline.ts'

/** Whether a result has more to say than its mark: what was seen, or why there is nothing to see. */
export function hasDetail({ verdict }: ReportedResult): boolean {
  return verdict === 'consequence' || gravity.includes(verdict)
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

/** Shows each result that is more than a mark and not the consequence of another one, the gravest first, and then in the order of the catalogue. */
export function renderResults(report: Report): Markup {
  const shown = gravity.flatMap((verdict) => causesOf(report.results, verdict))
  if (shown.length === 0) return markup`<p class="note">Every promise holds wherever it could be judged.</p>`
  return markup`${shown.map((cause) => renderCause(report, cause))}`
}

function renderCause(report: Report, { result, consequences }: Cause): Markup {
  const { clause, title, level, target, verdict, reason, findings, durationMs } = result
  const isOpen = ['fail', 'stale', 'blocked'].includes(verdict) ? markup` open` : ''
  const about = [verdictLooks[verdict].word, ...(level === undefined ? [] : [level]), milliseconds(durationMs)]
  return markup`<details class="result ${verdict}" id="${anchorOf(report, result)}"${dataOf(result, ...consequences)}${isOpen}>
<summary>${renderMark(verdict)}<span class="what"><code>${clause}</code> <span>${title}</span></span>
<span class="where"><b>${target}</b> · ${about.join(' · ')}</span></summary>
${reason ? markup`<p class="reason">${cut(reason)}</p>` : ''}
${findings.map((finding, index) => renderFinding(finding, findings[index - 1]))}
${renderConsequences(report, consequences)}
</details>`
}

function renderConsequences(report: Report, consequences: readonly ReportedResult[]): Markup | undefined {
  if (consequences.length === 0) return undefined
  return markup`<details class="consequences"><summary>${renderMark('consequence')} and ${plural(consequences.length, 'consequence')}</summary>
${consequences.map((result) => renderCause(report, { result, consequences: [] }))}</details>`
}

/** Several findings often come from one exchange, which is shown once. */
function renderFinding(
  { code, expected, seen, reproduce, exchange }: ReportedFinding,
  before?: ReportedFinding,
): Markup {
  const isSame = exchange !== undefined && isDeepStrictEqual(exchange, before?.exchange)
  return markup`<section class="finding"><h4><code>${code}</code></h4>
<dl><div><dt>Expected</dt><dd tabindex="0">${cut(expected)}</dd></div><div><dt>Seen</dt><dd tabindex="0">${cut(seen)}</dd></div></dl>
${isSame || reproduce === undefined ? '' : markup`<pre class="reproduce" tabindex="0" aria-label="Ask again">${cut(reproduce)}</pre>`}
${isSame ? markup`<p class="note">In the same exchange.</p>` : exchange && renderExchange(exchange)}
</section>`
}
