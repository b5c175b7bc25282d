import type { RecordedExchange } from '../../report/report.ts'
import type { Markup } from './markup.ts'
import { markup } from './markup.ts'
import { renderTimeline } from './render-timeline.ts'

/** What a page shows of a text; a report cuts bodies already, but a hostile target chooses what else is long. */
const longest = 8_000

/** Shows an exchange: request, when the bytes came, response. */
export function renderExchange(exchange: RecordedExchange): Markup {
  const { request, response, body, detail } = exchange
  const status = response
    ? `HTTP/${response.httpVersion} ${response.status} ${response.statusText}`.trim()
    : `No response${detail ? `: ${detail}` : ''}`
  return markup`<div class="exchange">
<pre class="head" tabindex="0" aria-label="Request"><b>${request.method} ${cut(request.url)}</b>${renderHeaders(request.headers)}</pre>
${renderTimeline(exchange)}
<pre class="head" tabindex="0" aria-label="Response"><b>${status}</b>${renderHeaders(response?.headers ?? [])}</pre>
${body.text === '' ? '' : renderBody(body)}
${response && detail ? markup`<p class="note">${detail}</p>` : ''}
</div>`
}

/** A text, or its beginning if it is very long. */
export function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}… (${text.length - longest} more characters)` : text
}

function renderBody(body: RecordedExchange['body']): Markup {
  const note = body.truncated ? markup`<p class="note">The beginning of ${body.bytes} bytes.</p>` : ''
  return markup`<pre class="body" tabindex="0" aria-label="Body">${cut(body.text)}</pre>${note}`
}

function renderHeaders(headers: readonly (readonly [name: string, value: string])[]): Markup[] {
  return headers.map(
    ([name, value]) => markup`
<span class="name">${cut(name)}:</span> ${cut(value)}`,
  )
}
