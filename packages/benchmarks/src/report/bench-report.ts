import { cpus } from 'node:os'
import type { Comparison } from '../benchmark.ts'
import type { Judged } from '../statistics/ratios.ts'
import { compareContenders, judgeGoals } from '../statistics/ratios.ts'
import type { Summary } from '../statistics/summarize.ts'

/** A comparison with what follows from its samples. */
export interface ReportedComparison extends Comparison {
  readonly benchmark: string
  /** Every contender to the limit. */
  readonly ratios: Readonly<Record<string, Summary>>
  readonly judged: readonly Judged[]
}

/** The content of `bench.json`. */
export interface BenchReport {
  readonly schema: 1
  /** When the run began, ISO 8601. */
  readonly startedAt: string
  readonly durationMs: number
  readonly machine: { readonly node: string; readonly platform: string; readonly cpu: string; readonly cores: number }
  readonly comparisons: readonly ReportedComparison[]
}

/** A comparison with its ratios and judged goals. */
export function reportComparison(benchmark: string, comparison: Comparison): ReportedComparison {
  const ratios = Object.keys(comparison.samples).map((name) => {
    return [name, compareContenders(comparison, name, comparison.limit)] as const
  })
  return { benchmark, ...comparison, ratios: Object.fromEntries(ratios), judged: judgeGoals(comparison) }
}

/** The machine that this process runs on. */
export function describeMachine(): BenchReport['machine'] {
  const all = cpus()
  return {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    cpu: all[0]?.model ?? 'unknown',
    cores: all.length,
  }
}

/** The comparisons of an earlier report, in which those of the benchmarks that ran now take the place of the old ones. */
export function renewComparisons(
  earlier: readonly ReportedComparison[],
  now: readonly ReportedComparison[],
  order: readonly string[],
): ReportedComparison[] {
  const ran = new Set(now.map(({ benchmark }) => benchmark))
  const kept = earlier.filter(({ benchmark }) => !ran.has(benchmark))
  return order.flatMap((name) => [...kept, ...now].filter(({ benchmark }) => benchmark === name))
}
