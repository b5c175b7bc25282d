import { escapeControls } from '../../print/excerpt.ts'
import type { ReportedResult } from '../../report/report.ts'
import { groupBy } from '../group-by.ts'
import { markOf } from './marks.ts'
import type { Screen } from './screen.ts'
import { wrap } from './screen.ts'

/** Results of one verdict, a line for each reason on each target: how many there are and why, or, in detail, also where and which. */
export function renderReasons(
  results: readonly ReportedResult[],
  { colors, columns }: Screen,
  isDetailed = false,
): string[] {
  const groups = groupBy(results, ({ target, reason = '' }) => `on ${target}: ${reason}`)
  return [...groups].flatMap(([about, group]) => {
    const verdict = group[0]?.verdict ?? 'pass'
    const text = `${group.length} ${escapeControls(isDetailed ? about : withoutLinks(about))}`
    const [first = '', ...more] = wrap(text, columns - 2, 4)
    const ids = isDetailed ? wrap(`    ${group.map(({ clause }) => clause).join(' ')}`, columns, 4) : []
    return [`${markOf(verdict, colors)} ${first}`, ...more, ...ids.map((line) => colors.dim(line))]
  })
}

/** On one screen there is no room for where a deviation is discussed; in the report files there is. */
function withoutLinks(reason: string): string {
  return reason.replaceAll(/ \(https?:\/\/\S+\)/g, '')
}
