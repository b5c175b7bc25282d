import type { Verdict } from '../../judge/verdict.ts'
import type { Report, ReportedResult } from '../../report/report.ts'
import { groupBy } from '../group-by.ts'
import { markOf } from './marks.ts'
import { renderBriefly, renderCauses } from './render-causes.ts'
import { renderClauses } from './render-clauses.ts'
import { renderReasons } from './render-reasons.ts'
import { renderSections } from './render-sections.ts'
import { renderSummary } from './render-summary.ts'
import type { Screen } from './screen.ts'
import { wrap } from './screen.ts'

/** What to show of a report. */
export interface MatrixOptions extends Screen {
  /** Whether to show every clause, and every exchange of a broken one. */
  readonly isVerbose?: boolean
  /** Where the report is as a page, to be named with the counts. */
  readonly page?: string
}

/**
 * The report for a terminal. Without a failure it fits one screen: a line for each section, the deviations, the counts. What failed stands at the
 * end, where it is read first: each cause with what was expected, what was seen and the request that shows it, then the ids.
 */
export function renderMatrix(report: Report, options: MatrixOptions): string {
  const { colors, isVerbose = false } = options
  const those = (...wanted: readonly Verdict[]) => report.results.filter(({ verdict }) => wanted.includes(verdict))
  const isNothingJudged = report.results.every(({ verdict }) => verdict === 'not-applicable')
  const titled = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', colors.bold(title), ...lines]
  const broken = those('fail', 'stale')
  const lines = [
    ...(isVerbose ? renderClauses(report, options) : renderSections(report, options)),
    ...(isVerbose || isNothingJudged
      ? titled('Not applicable', renderReasons(those('not-applicable'), options, isVerbose))
      : []),
    ...titled('Known deviations', renderReasons(those('deviation'), options, isVerbose)),
    ...(isVerbose
      ? renderCauses(those('warn'), options, true)
      : titled('Warnings', renderBriefly(those('warn'), options))),
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
  return `${lines.join('\n')}\n`
}

/** A server that ran for this run alone is gone when the report is read. */
function renderEnded(broken: readonly ReportedResult[], { colors, columns }: Screen): string[] {
  const names = [...new Set(broken.map(({ target }) => target))].filter((name) => name === 'prism' || name === 'server')
  if (names.length === 0) return []
  const text = `${names.join(' and ')} stopped with the run: to repeat a request, start the target again and put in its address and the id of a log there.`
  return ['', ...wrap(text, columns, 0).map((line) => colors.dim(line))]
}

/** What failed on each target, as `--clause` takes it. */
function renderIds(broken: readonly ReportedResult[], { colors, columns }: Screen): string[] {
  const lines = [...groupBy(broken, ({ target }) => target)].flatMap(([target, results]) => {
    const ids = results.map(({ clause }) => clause).join(' ')
    const [first = '', ...more] = wrap(`${results.length} failed on ${target}: ${ids}`, columns - 2, 2)
    return [`${markOf('fail', colors)} ${colors.bold(first)}`, ...more.map((line) => colors.bold(line))]
  })
  return lines.length === 0 ? [] : ['', ...lines]
}
