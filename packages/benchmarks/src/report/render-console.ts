import Table from 'cli-table3'
import type { Comparison } from '../benchmark.ts'
import { judgeGoals } from '../statistics/ratios.ts'
import { listRows, tableHead } from './table-rows.ts'

/** The table for a terminal, and under it what the ratios don't say. */
export function renderConsole(comparisons: readonly Comparison[]): string {
  const table = new Table({
    head: [...tableHead],
    style: { head: [], border: [], compact: true },
    colWidths: [null, null, null, null, null, 48],
    wordWrap: true,
  })
  table.push(...comparisons.flatMap(listRows))
  const remarks = comparisons.flatMap(({ title, remarks = [] }) => remarks.map((remark) => `${title}: ${remark}`))
  return [table.toString(), ...remarks, '', countGoals(comparisons)].join('\n')
}

/** `12 of 13 goals met.` */
export function countGoals(comparisons: readonly Comparison[]): string {
  const judged = comparisons.flatMap(judgeGoals)
  return `${judged.filter(({ met }) => met).length} of ${judged.length} goals met.`
}
