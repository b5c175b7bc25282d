import type { RecordedExchange } from '../../report/report.ts'
import type { Markup } from './markup.ts'
import { cut, markup } from './markup.ts'
import { renderTimeline } from './render-timeline.ts'

/** Shows an exchange: request, when the bytes came, response. */
export function renderExchange(exchange: RecordedExchange): Markup {
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
