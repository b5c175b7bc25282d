import { isDeepStrictEqual } from 'node:util'
import type { Cause, RecordedExchange, Report, ReportedFinding, ReportedResult } from '../../report/report.ts'
import { causesOf, gravity, plural, sectionOf, verdictLooks } from '../../report/report.ts'
import type { Markup } from './markup.ts'
import { cut, markup, renderMark } from './markup.ts'

/** Whether a result says more than its mark: what was seen, or why there is nothing to see. */
export function hasDetail({ verdict }: ReportedResult): boolean {
  return verdict === 'consequence' || gravity.includes(verdict)
}

/** What the filters look at in the results of one clause. */
export function dataOf(...results: readonly ReportedResult[]): Markup {
  const [{ clause, title } = { clause: '', title: '' }] = results
  const verdicts = [...new Set(results.map(({ verdict }) => verdict))].join(' ')
  return markup` data-section="${sectionOf({ clause })}" data-verdicts="${verdicts}" data-text="${clause} ${title}"`
}

export function anchorOf(report: Report, result: ReportedResult): string {
  return `result-${report.results.indexOf(result)}`
}

/** Shows each result that says more than its mark and is not a consequence, the gravest first, then in the order of the catalogue. */
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

function renderExchange(exchange: RecordedExchange): Markup {
  const { request, response, body, detail } = exchange
  const status = response
    ? `HTTP/${response.httpVersion} ${response.status} ${response.statusText}`.trim()
    : `No response${detail ? `: ${detail}` : ''}`
  return markup`<div class="exchange">
${renderHead('Request', `${request.method} ${request.url}`, request.headers)}
${renderTimeline(exchange)}
${renderHead('Response', status, response?.headers ?? [])}
${body.text ? markup`<pre class="body" tabindex="0" aria-label="Body">${cut(body.text)}</pre>` : ''}
${body.truncated ? markup`<p class="note">The beginning of ${body.bytes} bytes.</p>` : ''}
${response && detail ? markup`<p class="note">${detail}</p>` : ''}
</div>`
}

function renderHead(label: string, first: string, headers: RecordedExchange['request']['headers']): Markup {
  const lines = headers.map(([name, value]) => markup`\n<span class="name">${cut(name)}:</span> ${cut(value)}`)
  return markup`<pre class="head" tabindex="0" aria-label="${label}"><b>${cut(first)}</b>${lines}</pre>`
}

const width = 1000
const height = 40

const endings: Readonly<Record<RecordedExchange['end'], string>> = {
  eof: 'the body ended',
  reset: 'the connection was reset',
  timeout: 'nothing more came in time',
  abort: 'the witness had seen enough',
}

/**
 * Draws when the bytes of a body arrived: a bar for each chunk, its height the number of bytes on a logarithmic scale, and the end.
 * Stretches to any width, so its words are beside it and not in it.
 */
function renderTimeline(exchange: RecordedExchange): Markup {
  const { chunks, durationMs, end, body } = exchange
  const last = Math.max(durationMs, ...chunks.map(({ at }) => at), 0.001)
  const most = Math.max(...chunks.map(({ bytes }) => bytes), 1)
  const place = (at: number) => round((Math.max(at, 0) / last) * (width - 8) + 4)
  const tall = (bytes: number) => round(6 + (Math.log1p(bytes) / Math.log1p(most)) * (height - 14))
  const came = chunks.length === 1 ? '1 chunk' : `${chunks.length} chunks`
  const label = `${came}, ${body.bytes} bytes in ${milliseconds(durationMs)}; ${endings[end]}`
  const bars = chunks.map(({ at, bytes }) => {
    const [x, y] = [place(at), round(height - 4 - tall(bytes))]
    return markup`<path d="M${x} ${height - 4}V${y}"><title>${bytes} bytes after ${milliseconds(at)}</title></path>`
  })
  return markup`<figure class="timeline">
<svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" role="img" aria-label="${label}">
<path class="axis" d="M0 ${height - 3}H${width}"/>${bars}<path class="end ${end}" d="M${place(durationMs)} 2V${height - 2}"/>
</svg>
<figcaption><span>0 ms</span><span>${label}</span><span>${milliseconds(durationMs)}</span></figcaption>
</figure>`
}

/** A duration as people read it: `0.4 ms`, `12 ms`, `3.12 s`. */
export function milliseconds(duration: number): string {
  if (duration >= 1000) return `${round(duration / 1000)} s`
  return duration >= 10 ? `${Math.round(duration)} ms` : `${round(duration, 1)} ms`
}

function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits))
}
