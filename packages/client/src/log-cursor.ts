/** A place in a log, as plain data: store it anywhere, and pass it as `from` to continue there. */
export interface LogCursor {
  /** How many bytes were handed out. */
  readonly bytes: number
  /** The hash of those bytes, to check that the log still begins with them. */
  readonly hash: string
}
