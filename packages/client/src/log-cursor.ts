/** A place in a log, as plain data: keep it anywhere, and pass it as `from` to go on there. */
export interface LogCursor {
  /** How many bytes were handed out. */
  readonly bytes: number
  /** The hash of those bytes, to see that the log still begins with them. */
  readonly hash: string
}
