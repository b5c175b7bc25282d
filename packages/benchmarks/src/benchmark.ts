/** What a sample counts. Times and sizes are better lower, rates higher. */
export type Unit = 'ms' | 'MB' | 'kB' | 'requests/s' | 'MB/s' | 'mutants'

/** What the subject is to reach, as a ratio to another contender of the same rounds. */
export interface Goal {
  /** The contender to compare with. */
  readonly against: string
  /** The ratio may be this at most; or `atLeast`, never both. */
  readonly atMost?: number
  readonly atLeast?: number
}

/** One question, put to several contenders in the same rounds. */
export interface Comparison {
  /** What was done, for instance `a log of 10 MB as one string`. */
  readonly title: string
  readonly unit: Unit
  /** The contender that this project brings. */
  readonly subject: string
  /** The contender that stands for what is possible: all ratios are to it. */
  readonly limit: string
  /** By contender, one sample a round. */
  readonly samples: Readonly<Record<string, readonly number[]>>
  readonly goals: readonly Goal[]
  /** What the samples don't say, as sentences. */
  readonly remarks?: readonly string[]
}

/** How long to go on. */
export interface Effort {
  /** Rounds for each comparison; without it, as many as fit into its time. */
  readonly rounds?: number | undefined
  /** Whether there is time for all that a benchmark can do: it was asked for by its name. */
  readonly thorough?: boolean | undefined
}

/** A group of comparisons, run by its name. */
export interface Benchmark {
  readonly name: string
  /** What it answers, in a line. */
  readonly purpose: string
  run(effort: Effort): Promise<Comparison[]>
}

/** Whether more is better, for a unit. */
export function isRate(unit: Unit): boolean {
  return unit === 'requests/s' || unit === 'MB/s' || unit === 'mutants'
}
