/** What a sample counts. */
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
  /** What was done, for instance `get, 10 MB`. */
  readonly title: string
  readonly unit: Unit
  /** The contender that this project brings. */
  readonly subject: string
  /** The contender that stands for what is possible: all ratios are to it. */
  readonly limit: string
  /** By contender, one sample a round. */
  readonly samples: Readonly<Record<string, readonly number[]>>
  readonly goals: readonly Goal[]
  /** Whether the samples were counted, not measured, so that one of them says it all. */
  readonly exact?: boolean
  /** The contenders with which the README of the whole compares; without it, the comparison is not shown there. */
  readonly headline?: readonly string[]
  /** What the samples don't say, as sentences. */
  readonly remarks?: readonly string[]
}

/** How much to do, and in which order. */
export interface Effort {
  /** Rounds for each comparison; without it, as many as fit into its time, and enough for a verdict. */
  readonly rounds?: number | undefined
  /** What the order of the contenders follows from. */
  readonly seed: number
}

/** A group of comparisons, run by its name. */
export interface Benchmark {
  readonly name: string
  /** What it answers, in a line. */
  readonly purpose: string
  run(effort: Effort): Promise<Comparison[]>
}
