import { isDeepStrictEqual } from 'node:util'
import { escapeControls } from '../../print/show-controls.ts'
import type { Cause, RecordedExchange, ReportedFinding, ReportedResult } from '../../report/report.ts'
import { plural } from '../../report/report.ts'
import type { Screen } from './screen.ts'
import { markedLines, markOf, wrap } from './screen.ts'

const mostCauses = 20
const mostCodes = 2
const longestText = 500

/**
 * Each broken promise: what was expected, what was seen, the curl line and how many consequences there are; with `isDetailed` every finding, each
 * exchange and the ids of the consequences.
 */
export function renderCauses(causes: readonly Cause[], screen: Screen, isDetailed: boolean): string[] {
  const { colors, columns } = screen
  const shown = isDetailed ? causes : causes.slice(0, mostCauses)
  const left = causes.length - shown.length
  return [
    ...shown.flatMap(({ result, consequences }) => [
      '',
      `${markOf(result.verdict, colors)} ${colors.bold(`${result.clause} on ${result.target}`)}`,
      ...wrap(`  ${result.title}`, columns, 2),
      ...renderFacts(result, screen, isDetailed),
      ...renderConsequences(consequences, screen, isDetailed),
    ]),
    ...(left > 0 ? ['', colors.dim(`and ${left} more: --verbose shows them, and so do the report files`)] : []),
  ]
}

/** How many consequences a broken promise has; with `isDetailed`, which. */
export function renderConsequences(
  consequences: readonly ReportedResult[],
  { colors, columns }: Screen,
  isDetailed: boolean,
): string[] {
  if (consequences.length === 0) return []
  const ids = isDetailed ? `: ${consequences.map(({ clause }) => clause).join(' ')}` : ''
  const text = `    ↳ and ${plural(consequences.length, 'consequence')}${ids}`
  return wrap(text, columns, 6).map((line) => colors.dim(line))
}

/** Each broken promise in a sentence, for those that do not fail a run. */
export function renderBriefly(causes: readonly Cause[], screen: Screen): string[] {
  return causes.flatMap(
    ({
      result: {
        clause,
        target,
        verdict,
        findings: [found],
      },
      consequences,
    }) => {
      const about = found === undefined ? '' : `: expected ${shorten(found.expected)}, seen ${shorten(found.seen)}`
      const more = consequences.length === 0 ? '' : `, and ${plural(consequences.length, 'consequence')}`
      return markedLines(verdict, `${clause} on ${target}${about}${more}`, screen)
    },
  )
}

export function renderObservations(results: readonly ReportedResult[], screen: Screen): string[] {
  return results.flatMap(({ clause, target, observed = '' }) =>
    markedLines('observed', `${clause} on ${target}: ${shorten(observed)}`, screen),
  )
}

/** Why a result is what it is: its reason, and its findings; without `isDetailed` only the first of each kind. */
export function renderFacts(result: ReportedResult, screen: Screen, isDetailed: boolean): string[] {
  const { verdict, reason, findings } = result
  const firstOfEach = findings.filter(({ code }, index) => findings.findIndex((found) => found.code === code) === index)
  const shown = isDetailed ? findings : firstOfEach.slice(0, mostCodes)
  const left = findings.length - shown.length
  return [
    ...(reason === undefined ? [] : labelled(verdict, reason, screen)),
    ...shown.flatMap((found, index) => renderFinding(found, shown[index - 1], screen, isDetailed)),
    ...(left > 0 ? [screen.colors.dim(`    and ${left} more`)] : []),
  ]
}

function renderFinding(
  { code, expected, seen, reproduce, exchange }: ReportedFinding,
  before: ReportedFinding | undefined,
  screen: Screen,
  isDetailed: boolean,
): string[] {
  const { colors } = screen
  const isNew = reproduce !== before?.reproduce || !isDeepStrictEqual(exchange, before?.exchange)
  return [
    ...(isDetailed ? labelled('finding', code, screen) : []),
    ...labelled('expected', expected, screen, colors.green),
    ...labelled('seen', seen, screen, colors.red),
    // On a line of its own, whatever its length, so that it can be copied whole.
    ...(isNew && reproduce !== undefined ? [`    ${escapeControls(reproduce)}`] : []),
    ...(isNew && isDetailed && exchange !== undefined
      ? describeExchange(exchange).map((line) => colors.dim(`    │ ${line}`))
      : []),
  ]
}

function labelled(label: string, text: string, { colors, columns }: Screen, paint = (line: string) => line): string[] {
  const [first = '', ...more] = wrap(shorten(text), columns - 14, 0).map(paint)
  return [`    ${colors.dim(label.padEnd(8))}  ${first}`, ...more.map((line) => `${' '.repeat(14)}${line}`)]
}

function shorten(text: string): string {
  return escapeControls(text.length > longestText ? `${text.slice(0, longestText)}…` : text)
}

const longestLine = 160

/** An exchange in a few lines: what was sent, the head of the answer, the beginning of its body, when its bytes arrived and how it ended. */
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
