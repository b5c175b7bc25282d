import { escapeControls } from '../../checks/excerpt.ts'
import type { RecordedExchange, Report, ReportedResult } from '../../report/report.ts'
import type { Colors } from './marks.ts'
import { markOf } from './marks.ts'

const shownFindings = 2
const longestLine = 160

const told = ['fail', 'stale', 'blocked', 'warn'] as const

/** Each failure with what was expected, what was seen and the exchange; then, more briefly, deviations and what does not apply. */
export function renderDetails(report: Report, colors: Colors): string[] {
  const lines: string[] = []
  for (const verdict of told) {
    for (const result of report.results.filter((candidate) => candidate.verdict === verdict)) {
      lines.push('', ...renderResult(result, colors))
    }
  }
  return [
    ...lines,
    ...renderGroups(report, 'deviation', 'Known deviations', colors),
    ...renderGroups(report, 'not-applicable', 'Not applicable', colors),
  ]
}

function renderResult(result: ReportedResult, colors: Colors): string[] {
  const head = `${markOf(result.verdict, colors)} ${colors.bold(`${result.clause} on ${result.target}`)}: ${result.title}`
  const reason = result.reason === undefined ? [] : [`    ${result.verdict}  ${escapeControls(result.reason)}`]
  const findings = result.findings
    .slice(0, shownFindings)
    .flatMap(({ code, expected, seen, exchange }) => [
      `    ${colors.dim('finding ')}  ${code}`,
      `    ${colors.dim('expected')}  ${colors.green(escapeControls(expected))}`,
      `    ${colors.dim('seen    ')}  ${colors.red(escapeControls(seen))}`,
      ...(exchange === undefined
        ? []
        : renderExchange(exchange).map((line) => `    ${colors.dim(`│ ${shorten(line)}`)}`)),
    ])
  const more = result.findings.length - shownFindings
  return [head, ...reason, ...findings, ...(more > 0 ? [`    ${colors.dim(`and ${more} more, in report.json`)}`] : [])]
}

function shorten(line: string): string {
  return line.length > longestLine ? `${line.slice(0, longestLine)}…` : line
}

function renderExchange({ request, response, body, end, detail, chunks }: RecordedExchange): string[] {
  const sent = request.headers.filter(([name]) => !['User-Agent', 'Accept', 'Connection'].includes(name))
  const when = chunks.length === 0 ? '' : `, the last after ${Math.round(chunks.at(-1)?.at ?? 0)} ms`
  const text = body.text.length > 300 ? `${body.text.slice(0, 300)}…` : body.text
  return [
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
}

function renderGroups(
  report: Report,
  verdict: 'deviation' | 'not-applicable',
  title: string,
  colors: Colors,
): string[] {
  const groups = new Map<string, string[]>()
  for (const result of report.results.filter((candidate) => candidate.verdict === verdict)) {
    const key = `${result.target}: ${result.reason}`
    groups.set(key, [...(groups.get(key) ?? []), result.clause])
  }
  if (groups.size === 0) return []
  const entries = [...groups].flatMap(([reason, ids]) => [
    `  ${escapeControls(reason)}`,
    ...wrap(ids, 110).map((line) => `    ${colors.dim(line)}`),
  ])
  return ['', colors.bold(title), ...entries]
}

function wrap(words: readonly string[], width: number): string[] {
  const lines = ['']
  for (const word of words) {
    const line = lines.at(-1) ?? ''
    if (line !== '' && line.length + word.length + 2 > width) lines.push(word)
    else lines[lines.length - 1] = line === '' ? word : `${line}  ${word}`
  }
  return lines
}
