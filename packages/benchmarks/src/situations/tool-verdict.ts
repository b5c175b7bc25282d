import type { Situation } from './situation.ts'

/** A server to be judged. */
export interface Subject {
  /** The mutant's name, or `no fault`. */
  readonly name: string
  readonly url: string
  readonly controlUrl: string
}

/** A server that was brought to all that the document describes. */
export interface ArrangedSubject extends Subject {
  readonly situations: readonly Situation[]
  /** What the tool holds against a server without a fault; absent while that one is judged. */
  readonly alarms?: readonly string[]
}

/** What a tool says of a server. */
export interface ToolVerdict {
  /** How many checks it made. */
  readonly checks: number
  /** The names of those that failed. */
  readonly failed: readonly string[]
}
