import { escapeControls } from '../../print/show-controls.ts'
import { groupBy } from '../../report/groups.ts'
import type { ReportedResult } from '../../report/report.ts'
import type { Screen } from './screen.ts'
import { markedLines, wrap } from './screen.ts'

/** Results of one verdict, a line for each reason on each target: how many there are and why, or, in detail, also where and which. */
export function renderReasons(results: readonly ReportedResult[], screen: Screen, isDetailed = false): string[] {
  const groups = groupBy(results, ({ target, reason = '' }) => `on ${target}: ${reason}`)
  return [...groups].flatMap(([about, group]) => {
    // On one screen there is no room for where a deviation is discussed; in the report files there is.
    const shown = isDetailed ? about : about.replaceAll(/ \(https?:\/\/\S+\)/g, '')
    const ids = isDetailed ? wrap(`    ${group.map(({ clause }) => clause).join(' ')}`, screen.columns, 4) : []
    return [
      ...markedLines(group[0]?.verdict ?? 'pass', `${group.length} ${escapeControls(shown)}`, screen),
      ...ids.map((line) => screen.colors.dim(line)),
    ]
  })
}
