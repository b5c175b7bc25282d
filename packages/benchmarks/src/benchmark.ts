import type { ProgramGroup } from './processes/program-group.ts'

/** What the subject is to reach, as a ratio to another contender of the same rounds: at most one, or at least one, never both. */
export interface Goal {
  readonly against: string
  readonly atMost?: number
  readonly atLeast?: number
}

/** A row of the table: what was done, by whom, and what is wanted of it. */
export interface Row {
  /** What was done, for instance `get, 10 MB`. */
  readonly title: string
  /** What a sample counts. */
  readonly unit: 'ms' | 'kB' | 'requests/s' | 'MB/s' | 'mutants'
  /** The contender that this project brings. */
  readonly subject: string
  /** The contender that stands for what is possible: all ratios are to it. */
  readonly limit: string
  readonly goals: readonly Goal[]
  /** The contenders with which the README of the whole compares; without it, the row is not shown there. */
  readonly headline?: readonly string[]
}

/** A row with what was measured. */
export interface Comparison extends Row {
  /** By contender, one sample a round. */
  readonly samples: Readonly<Record<string, readonly number[]>>
  /** What the samples don't say, as sentences. */
  readonly remarks?: readonly string[]
}

/** Who takes part, and how to take its turn. A turn that gave something else than was asked for throws. */
export interface Contender {
  readonly name: string
  sample(): Promise<number>
}

/** One question, put to several contenders in the same rounds. */
export interface Question extends Row {
  /** How often each contender has its turn in a round; its sample is the median. Default 3. */
  readonly turns?: number
  /** Starts the processes of the contenders of a round, which end with it. */
  readonly start: (programs: ProgramGroup) => Promise<readonly Contender[]>
  /** Asked once everything was measured. */
  readonly remark?: () => readonly string[]
}

/** How much to do, and in which order. */
export interface Effort {
  /** Rounds for each comparison; without it, as many as fit into its time, and enough for a verdict. */
  readonly rounds?: number | undefined
  /** When to begin nothing more than each row's first round, by `performance.now()`; by default never. */
  readonly endsAt?: number
  /** What the order of the contenders follows from. */
  readonly seed: number
}

/** A group of comparisons, run by its name. */
export interface Benchmark {
  readonly name: string
  /** What it answers, in a line. */
  readonly purpose: string
  readonly run: (effort: Effort) => Promise<Comparison[]>
}
