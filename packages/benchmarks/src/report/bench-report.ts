import { cpus } from 'node:os'
import type { Comparison } from '../benchmark.ts'

/** The content of `bench.json`. */
export interface BenchReport {
  readonly schema: 2
  /** When the run began, ISO 8601. */
  readonly startedAt: string
  readonly durationMs: number
  /** What the order of the contenders followed from. */
  readonly seed: number
  readonly machine: { readonly node: string; readonly platform: string; readonly cpu: string; readonly cores: number }
  readonly comparisons: readonly Comparison[]
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
