import { isDeepStrictEqual } from 'node:util'
import { escapeControls } from '../../print/show-controls.ts'
import { renderCurl } from '../../report/render-curl.ts'
import type { ReportedFinding, ReportedResult } from '../../report/report.ts'
import { describeExchange } from './describe-exchange.ts'
import type { Screen } from './screen.ts'
import { markedLines, markOf, wrap } from './screen.ts'

const mostCauses = 20
const mostCodes = 2
const longestText = 500

/** Each broken promise: what was expected, what was seen and the request that shows it; with `isDetailed` all of them, and each exchange. */
export function renderCauses(results: readonly ReportedResult[], screen: Screen, isDetailed: boolean): string[] {
  const { colors, columns } = screen
  const shown = isDetailed ? results : results.slice(0, mostCauses)
  const left = results.length - shown.length
  return [
    ...shown.flatMap((result) => [
      '',
      `${markOf(result.verdict, colors)} ${colors.bold(`${result.clause} on ${result.target}`)}`,
      ...wrap(`  ${result.title}`, columns, 2),
      ...renderFacts(result, screen, isDetailed),
    ]),
    ...(left > 0 ? ['', colors.dim(`and ${left} more: --verbose shows them, and so do the report files`)] : []),
  ]
}

/** Each broken promise in a sentence: for what does not fail a run. */
export function renderBriefly(results: readonly ReportedResult[], screen: Screen): string[] {
  return results.flatMap(({ clause, target, verdict, findings: [found] }) => {
    const about = found === undefined ? '' : `: expected ${shorten(found.expected)}, seen ${shorten(found.seen)}`
    return markedLines(verdict, `${clause} on ${target}${about}`, screen)
  })
}

/** Why a result is what it is: its reason, and its findings, of which without `isDetailed` only the first of each kind are shown. */
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
  { code, expected, seen, exchange }: ReportedFinding,
  before: ReportedFinding | undefined,
  screen: Screen,
  isDetailed: boolean,
): string[] {
  const { colors } = screen
  const isNew = exchange !== undefined && !isDeepStrictEqual(exchange, before?.exchange)
  return [
    ...(isDetailed ? labelled('finding', code, screen) : []),
    ...labelled('expected', expected, screen, colors.green),
    ...labelled('seen', seen, screen, colors.red),
    // On a line of its own, whatever its length, so that it can be copied whole.
    ...(isNew ? [`    ${escapeControls(renderCurl(exchange.request))}`] : []),
    ...(isNew && isDetailed ? describeExchange(exchange).map((line) => colors.dim(`    │ ${line}`)) : []),
  ]
}

function labelled(label: string, text: string, { colors, columns }: Screen, paint = (line: string) => line): string[] {
  const [first = '', ...more] = wrap(shorten(text), columns - 14, 0).map(paint)
  return [`    ${colors.dim(label.padEnd(8))}  ${first}`, ...more.map((line) => `${' '.repeat(14)}${line}`)]
}

function shorten(text: string): string {
  return escapeControls(text.length > longestText ? `${text.slice(0, longestText)}…` : text)
}
