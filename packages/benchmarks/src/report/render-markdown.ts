import type { Comparison } from '../benchmark.ts'
import { countGoals } from './render-console.ts'
import { listRows, tableHead } from './table-rows.ts'

/** The table and the remarks for a README. */
export function renderMarkdown(comparisons: readonly Comparison[]): string {
  const lines = [tableHead, tableHead.map(() => '---'), ...comparisons.flatMap(listRows)]
  const rows = lines.map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
  const remarks = comparisons.flatMap(({ title, remarks = [] }) => remarks.map((remark) => `- ${title}: ${remark}`))
  return [...rows, '', ...remarks, ...(remarks.length > 0 ? [''] : []), countGoals(comparisons)].join('\n')
}
