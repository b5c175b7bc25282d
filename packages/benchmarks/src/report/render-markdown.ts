import type { Comparison } from '../benchmark.ts'
import { judgeGoals } from '../statistics/ratios.ts'
import { formatGoal, formatRatio } from './format-ratio.ts'
import { renderMarkdownTable } from './markdown-table.ts'
import { countGoals } from './render-console.ts'
import { listRows, tableHead } from './table-rows.ts'

/** The whole table and the remarks, for the README of this package. */
export function renderMarkdown(comparisons: readonly Comparison[]): string {
  const table = renderMarkdownTable([tableHead, ...comparisons.flatMap(listRows)])
  const remarks = comparisons.flatMap(({ title, remarks = [] }) => remarks.map((remark) => `- ${title}: ${remark}`))
  return [table, '', ...remarks, ...(remarks.length > 0 ? [''] : []), countGoals(comparisons)].join('\n')
}

/** The goals alone and what came of them, for the README of the whole. */
export function renderGoals(comparisons: readonly Comparison[]): string {
  const rows = comparisons.flatMap((comparison) =>
    judgeGoals(comparison).map(({ met, ratio, ...goal }) => [
      comparison.title,
      `${formatRatio(ratio.median)} x ${goal.against}`,
      `${formatGoal(goal)}${met ? '' : ', missed'}`,
    ]),
  )
  return renderMarkdownTable([['what', 'measured', 'goal'], ...rows])
}
