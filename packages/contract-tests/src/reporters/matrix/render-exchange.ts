import { escapeControls } from '../../print/excerpt.ts'
import type { RecordedExchange } from '../../report/report.ts'

const longestLine = 160

/** An exchange in a few lines: what was sent, the head of the answer, the beginning of its body, how it ended. */
export function renderExchange({ request, response, body, end, detail, chunks }: RecordedExchange): string[] {
  const sent = request.headers.filter(([name]) => !['User-Agent', 'Accept', 'Connection'].includes(name))
  const when = chunks.length === 0 ? '' : `, the last after ${Math.round(chunks.at(-1)?.at ?? 0)} ms`
  const text = body.text.length > 300 ? `${body.text.slice(0, 300)}…` : body.text
  const lines = [
    `> ${request.method} ${request.url}`,
    ...sent.map(([name, value]) => `> ${name}: ${escapeControls(value)}`),
    ...(response === undefined ? [] : [`< ${response.status} ${response.statusText}`]),
    ...(response?.headers ?? []).map(([name, value]) => `< ${name}: ${escapeControls(value)}`),
    ...text
      .split('\n')
      .slice(0, 6)
      .filter((line) => line !== ''),
    `(${body.bytes} bytes in ${chunks.length} chunks${when}; ${end}${detail === undefined ? '' : `: ${detail}`})`,
  ]
  return lines.map((line) => (line.length > longestLine ? `${line.slice(0, longestLine)}…` : line))
}
