import type { ProgramGroup } from './processes/program-group.ts'

/** What the subject should reach, as a ratio to another contender of the same rounds: at most this, or at least this, never both. */
export interface Goal {
  readonly against: string
  readonly atMost?: number
  readonly atLeast?: number
}

/** A row of the table: what was done, by whom, and the goals. */
export interface Row {
  /** What was done, for instance `get, 10 MB`. */
  readonly title: string
  readonly unit: 'ms' | 'kB' | 'requests/s' | 'MB/s' | 'mutants'
  readonly subject: string
  /** The contender that marks what is possible: all ratios refer to it. */
  readonly limit: string
  readonly goals: readonly Goal[]
  /** The contenders that the root README compares with; without it, the row is not shown there. */
  readonly headline?: readonly string[]
}

/** A row with what was measured. */
export interface Comparison extends Row {
  /** By contender, one sample a round. */
  readonly samples: Readonly<Record<string, readonly number[]>>
  /** What the samples don't say, as sentences. */
  readonly remarks?: readonly string[]
}

/** The contenders, and how each takes its turn. A turn with a wrong result throws. */
export interface Contender {
  readonly name: string
  sample(): Promise<number>
}

/** One question, put to several contenders in the same rounds. */
export interface Question extends Row {
  /** How many turns each contender takes in a round; its sample is the median. Default 3. */
  readonly turns?: number
  /** Starts the processes of the contenders of a round, which end with it. */
  readonly start: (programs: ProgramGroup) => Promise<readonly Contender[]>
  /** Called once everything has been measured. */
  readonly remark?: () => readonly string[]
}

/** How much to do, and in which order. */
export interface Effort {
  /** Rounds for each comparison; without it, as many as fit into its time, and enough for a verdict. */
  readonly rounds?: number | undefined
  /** When to begin nothing more than each row's first round, by `performance.now()`; by default never. */
  readonly endsAt?: number
  /** The seed of the contenders' order. */
  readonly seed: number
}

/** A group of comparisons, selected by name. */
export interface Benchmark {
  readonly name: string
  readonly purpose: string
  readonly run: (effort: Effort) => Promise<Comparison[]>
}
