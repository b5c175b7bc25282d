import type { Verdict } from '../../judge/verdict.ts'
import { groupBy } from '../../report/groups.ts'
import { outcomeOf } from '../../report/outcome.ts'
import type { Report, ReportedResult } from '../../report/report.ts'
import { renderBriefly, renderCauses } from './render-causes.ts'
import { renderClauses } from './render-clauses.ts'
import { renderReasons } from './render-reasons.ts'
import { renderSections } from './render-sections.ts'
import { renderSummary } from './render-summary.ts'
import type { Screen } from './screen.ts'
import { markedLines, wrap } from './screen.ts'

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
  const titled = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', colors.bold(title), ...lines]
  const lacking = isVerbose || outcomeOf(report).verdict === 'not-applicable' ? those('not-applicable') : []
  const broken = those('fail', 'stale')
  const lines = [
    ...(isVerbose ? renderClauses(report, options) : renderSections(report, options)),
    ...titled('Not applicable', renderReasons(lacking, options, isVerbose)),
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
  const names = ['prism', 'server'].filter((name) => broken.some(({ target }) => target === name))
  if (names.length === 0) return []
  const text = `${names.join(' and ')} stopped with the run: to repeat a request, start the target again and put in its address and the id of a log there.`
  return ['', ...wrap(text, columns, 0).map((line) => colors.dim(line))]
}

/** What failed on each target, as `--clause` takes it. */
function renderIds(broken: readonly ReportedResult[], screen: Screen): string[] {
  const lines = [...groupBy(broken, ({ target }) => target)].flatMap(([target, results]) => {
    const ids = results.map(({ clause }) => clause).join(' ')
    return markedLines('fail', `${results.length} failed on ${target}: ${ids}`, screen, 2, screen.colors.bold)
  })
  return lines.length === 0 ? [] : ['', ...lines]
}
