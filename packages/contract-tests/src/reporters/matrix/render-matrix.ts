import type { Verdict } from '../../judge/verdict.ts'
import { escapeControls, showControls } from '../../print/show-controls.ts'
import type { Cause, Report, ReportedResult } from '../../report/report.ts'
import { causesOf, countClauses, countVerdicts, groupBy, outcomeOf, plural, resultsOf } from '../../report/report.ts'
import { renderBriefly, renderCauses, renderObservations } from './render-causes.ts'
import { renderClauses, renderSections } from './render-verdicts.ts'
import type { Screen } from './screen.ts'
import { markedLines, markOf, wrap } from './screen.ts'

export interface MatrixOptions extends Screen {
  /** Whether to show every clause, and every exchange of a broken one. */
  readonly isVerbose?: boolean
  /** Where the HTML report is, to be named with the counts. */
  readonly page?: string
}

/**
 * The report for a terminal. Without a failure it fits one screen: a line for each section, the deviations, the counts. Failures come at the end,
 * where they are read first: each cause with what was expected, what was seen and the request that shows it, then the ids.
 */
export function renderMatrix(given: Report, options: MatrixOptions): string {
  const { colors, isVerbose = false } = options
  const report = makeVisible(given)
  const those = (wanted: Verdict) => report.results.filter(({ verdict }) => wanted === verdict)
  const titled = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', colors.bold(title), ...lines]
  const lacking = isVerbose || outcomeOf(report).verdict === 'not-applicable' ? those('not-applicable') : []
  const broken = causesOf(report.results, 'fail', 'stale')
  const warned = causesOf(report.results, 'warn')
  const lines = [
    ...(isVerbose ? renderClauses(report, options) : renderSections(report, options)),
    ...titled('Not applicable', renderReasons(lacking, options, isVerbose)),
    ...titled('Known deviations', renderReasons(those('deviation'), options, isVerbose)),
    ...titled('Observed', isVerbose ? renderObservations(those('observed'), options) : []),
    ...(isVerbose ? renderCauses(warned, options, true) : titled('Warnings', renderBriefly(warned, options))),
    ...renderSummary(report, options),
    ...titled('Blocked: these could not be judged', renderReasons(those('blocked'), options, true)),
    ...titled(
      'No clause rests on these promises of the document: add one that cites each',
      (report.coverage.unclaimed ?? []).map((pointer) => `  ${pointer}`),
    ),
    ...renderCauses(broken, options, isVerbose),
    ...renderEnded(broken, options),
    ...renderIds(broken, options),
  ]
  // Such a line would be a command to GitHub's runner.
  return lines.map((line) => `${line.replace(/^(\s*):(?=:)/, '$1\\x3a')}\n`).join('')
}

/** A report whose texts have no character that a terminal would obey; only bodies have several lines. */
function makeVisible<Data>(data: Data, name = ''): Data {
  if (typeof data === 'string') return (name === 'text' ? showControls(data) : escapeControls(data)) as Data
  if (Array.isArray(data)) return data.map((item) => makeVisible(item)) as Data
  if (typeof data !== 'object' || data === null) return data
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [escapeControls(key), makeVisible(value, key)]),
  ) as Data
}

/** A server that existed only for this run is gone when the report is read. */
function renderEnded(broken: readonly Cause[], { colors, columns }: Screen): string[] {
  const names = ['prism', 'server'].filter((name) => broken.some(({ result }) => result.target === name))
  if (names.length === 0) return []
  const text = `${names.join(' and ')} stopped with the run: to repeat a request, start the target again and put in its address and the id of a log there.`
  return ['', ...wrap(text, columns, 0).map((line) => colors.dim(line))]
}

/** What failed on each target, ready for `--clause`. */
function renderIds(broken: readonly Cause[], screen: Screen): string[] {
  const lines = [...groupBy(broken, ({ result }) => result.target)].flatMap(([target, causes]) => {
    const ids = causes.map(({ result }) => result.clause).join(' ')
    return markedLines('fail', `${causes.length} failed on ${target}: ${ids}`, screen, 2, screen.colors.bold)
  })
  return lines.length === 0 ? [] : ['', ...lines]
}

/** One line for each target, with how often each verdict occurred, and a last one about all. */
function renderSummary(report: Report, { colors, page }: MatrixOptions): string[] {
  const { coverage, durationMs, results, targets } = report
  const width = Math.max(...targets.map(({ name }) => name.length))
  const lines = targets.map(({ name, url }) => {
    const counts = Array.from(countVerdicts(resultsOf(results, name)), ([verdict, count]) => {
      return `${markOf(verdict, colors)} ${count} ${verdict}`
    })
    return `${colors.bold(name.padEnd(width))}  ${counts.join('  ')}  ${url.replace(/\/$/, '') === name ? '' : colors.dim(url)}`.trimEnd()
  })
  const { verdict, words } = outcomeOf(report)
  const { covered, pointers } = coverage
  const promises = pointers.length > 0 ? `${covered.length} of ${pointers.length} promises, ` : ''
  const facts = `${plural(countClauses(results), 'clause')}, ${promises}${(durationMs / 1000).toFixed(1)} s`
  const where = page === undefined ? '' : `: ${page}`
  return ['', ...lines, `${colors.bold(colors[verdict === 'pass' ? 'green' : 'red'](words))}: ${facts}${where}`]
}

/** Results with one verdict, a line for each reason on each target: how many and why, or, in detail, also where and which. */
function renderReasons(results: readonly ReportedResult[], screen: Screen, isDetailed = false): string[] {
  const groups = groupBy(results, ({ target, reason = '' }) => `on ${target}: ${reason}`)
  return [...groups].flatMap(([about, group]) => {
    // There is no room on one screen for the link of a deviation; the report files have it.
    const shown = isDetailed ? about : about.replaceAll(/ \(https?:\/\/\S+\)/g, '')
    const ids = isDetailed ? wrap(`    ${group.map(({ clause }) => clause).join(' ')}`, screen.columns, 4) : []
    return [
      ...markedLines(group[0]?.verdict ?? 'pass', `${group.length} ${escapeControls(shown)}`, screen),
      ...ids.map((line) => screen.colors.dim(line)),
    ]
  })
}
