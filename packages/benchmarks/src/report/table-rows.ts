import type { Comparison } from '../benchmark.ts'
import { compareContenders, judgeGoals } from '../statistics/ratios.ts'
import { formatGoal, formatRatio, formatSummary } from './format-ratio.ts'

/** The heads of the columns that {@link listRows} fills. */
export const tableHead: readonly string[] = ['what', 'compared with', 'ratio', 'goal', '', 'others, to the limit']

/**
 * A comparison as rows of a table: one for the limit and one for each further goal. What the goals don't name stands in
 * the last column.
 */
export function listRows(comparison: Comparison): string[][] {
  const { title, subject, limit, samples } = comparison
  const goals = judgeGoals(comparison)
  const rows = goals.map((goal) => [
    goal.against,
    formatSummary(goal.ratio),
    formatGoal(goal),
    goal.met ? 'met' : 'missed',
  ])
  if (!goals.some(({ against }) => against === limit) && limit !== subject) {
    rows.unshift([limit, formatSummary(compareContenders(comparison, subject, limit)), '', ''])
  }
  const others = Object.keys(samples)
    .filter((name) => name !== subject && name !== limit)
    .map((name) => `${name} ${formatRatio(compareContenders(comparison, name, limit).median)}`)
  return rows.map((row, index) => [index === 0 ? title : '', ...row, index === 0 ? others.join(', ') : ''])
}
