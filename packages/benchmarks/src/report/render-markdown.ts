import type { Comparison } from '../benchmark.ts'
import { countGoals } from './render-console.ts'
import { listRows, tableHead } from './table-rows.ts'

/** The table and the remarks for a README. */
export function renderMarkdown(comparisons: readonly Comparison[]): string {
  const lines = [tableHead, ...comparisons.flatMap(listRows)].map((cells) =>
    cells.map((cell) => cell.replaceAll('|', '\\|')),
  )
  // As the formatter would: columns of one width, of three dashes at least.
  const widths = tableHead.map((_, column) => Math.max(3, ...lines.map((cells) => cells[column]?.length ?? 0)))
  lines.splice(
    1,
    0,
    widths.map((width) => '-'.repeat(width)),
  )
  const rows = lines.map((cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`)
  const remarks = comparisons.flatMap(({ title, remarks = [] }) => remarks.map((remark) => `- ${title}: ${remark}`))
  return [...rows, '', ...remarks, ...(remarks.length > 0 ? [''] : []), countGoals(comparisons)].join('\n')
}
