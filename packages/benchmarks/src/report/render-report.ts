import { markdownTable } from 'markdown-table'
import type { Comparison, Goal } from '../benchmark.ts'
import type { Summary } from '../statistics.ts'
import { compareContenders, judgeGoals } from '../statistics.ts'

export interface BenchReport {
  readonly schema: 2
  readonly startedAt: string
  readonly durationMs: number
  /** The seed of the contenders' order. */
  readonly seed: number
  readonly machine: { readonly node: string; readonly platform: string; readonly cpu: string; readonly cores: number }
  readonly comparisons: readonly Comparison[]
}

/** The whole table, the remarks, and how it was measured: for a terminal and for the README of this package. */
export function renderReport({ comparisons, seed, durationMs, machine }: BenchReport): string {
  const remarks = comparisons.flatMap(({ title, remarks = [] }) => remarks.map((remark) => `- ${title}: ${remark}`))
  const verdicts = comparisons.flatMap(judgeGoals).map(({ verdict }) => verdict)
  const count = (wanted: string) => verdicts.filter((verdict) => verdict === wanted).length
  return [
    markdownTable([
      ['what', 'compared with', 'ratio', 'goal', '', 'others, to the limit'],
      ...comparisons.flatMap(listRows),
    ]),
    '',
    ...remarks,
    ...(remarks.length > 0 ? [''] : []),
    `Goals: ${count('met')} met, ${count('missed')} missed, ${count('open')} open.`,
    `Seed ${seed}, ${Math.round(durationMs / 1000)} s, Node ${machine.node.slice(1)}, ${machine.cores} cores.`,
  ].join('\n')
}

/** The comparisons that most people ask about, a row each, for the root README. */
export function renderHeadlines(comparisons: readonly Comparison[]): string {
  const rows = comparisons.flatMap((comparison) => {
    const { title, subject, headline } = comparison
    if (!headline) return []
    const goals = judgeGoals(comparison).filter(({ against }) => headline.includes(against))
    return [
      [
        title,
        headline.map((name) => `${formatSummary(compareContenders(comparison, subject, name))} x ${name}`).join('; '),
        goals.map((goal) => `${formatGoal(goal)} x ${goal.against}: ${goal.verdict}`).join('; '),
      ],
    ]
  })
  return markdownTable([['what', 'measured', 'goal'], ...rows])
}

/** A row for each goal, and one for the limit if no goal is about it. The last column has the other contenders. */
function listRows(comparison: Comparison): string[][] {
  const { title, subject, limit, samples } = comparison
  const goals = judgeGoals(comparison)
  const rows = goals.map((goal) => [goal.against, formatSummary(goal.ratio), formatGoal(goal), goal.verdict])
  const compared = goals.map(({ against }) => against)
  if (!compared.includes(limit)) {
    rows.push([limit, formatSummary(compareContenders(comparison, subject, limit)), '', ''])
  }
  const others = Object.keys(samples)
    .filter((name) => name !== subject && name !== limit)
    .map((name) => `${name} ${formatRatio(compareContenders(comparison, name, limit).median)}`)
  return rows.map((row, index) => [index === 0 ? title : '', ...row, index === 0 ? others.join(', ') : ''])
}

/** A ratio with its significant digits: `0.062`, `1.04`, `12.3`, `190`. */
function formatRatio(ratio: number): string {
  if (ratio >= 100) return ratio.toFixed(0)
  return ratio.toFixed(ratio >= 10 ? 1 : ratio >= 0.1 ? 2 : 3)
}

/** `1.04 (1.01 to 1.09)`: the median and its interval; only the median if there was one round. */
function formatSummary({ median, low, high }: Summary): string {
  return low === high ? formatRatio(median) : `${formatRatio(median)} (${formatRatio(low)} to ${formatRatio(high)})`
}

function formatGoal({ atMost, atLeast }: Goal): string {
  return atMost === undefined ? `at least ${atLeast}` : `at most ${atMost}`
}
