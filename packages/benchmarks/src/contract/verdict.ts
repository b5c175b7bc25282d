/** What a tool says of a subject. */
export interface ToolVerdict {
  /** How many checks it made. */
  readonly checks: number
  /** The names of those that failed. */
  readonly failed: readonly string[]
}
