import { escapeControls } from '../../print/show-controls.ts'
import type { RecordedExchange } from '../../report/report.ts'

const longestLine = 160

/** An exchange in a few lines: what was sent, the head of the answer, the beginning of its body, when its bytes came and how it ended. */
export function describeExchange({ request, response, body, end, detail, chunks }: RecordedExchange): string[] {
  const usual = ['User-Agent', 'Accept', 'Connection']
  const times = chunks.slice(0, 12).map(({ at }) => Math.round(at))
  const when = times.length === 0 ? '' : ` after ${times.join(', ')}${chunks.length > times.length ? '...' : ''} ms`
  const head = response === undefined ? [] : [['', `${response.status} ${response.statusText}`], ...response.headers]
  const text = body.text.length > 300 ? `${body.text.slice(0, 300)}…` : body.text
  const lines = [
    `> ${request.method} ${request.url}`,
    ...request.headers.filter(([name]) => !usual.includes(name)).map(([name, value]) => `> ${name}: ${value}`),
    ...head.map(([name, value]) => `< ${name === '' ? '' : `${name}: `}${value}`),
    ...text.split('\n', 6).filter((line) => line !== ''),
    `(${body.bytes} bytes in ${chunks.length} chunks${when}; ${end}${detail === undefined ? '' : `: ${detail}`})`,
  ]
  return lines.map((line) => escapeControls(line.length > longestLine ? `${line.slice(0, longestLine)}…` : line))
}
