/** What a fault can do to the connection that carries an answer. */
export interface Connection {
  /** Ends it after what was written, before the answer is complete. Absent where there is no connection. */
  readonly drop?: () => void
}

/** An answer in this process: there is nothing to drop, so its stream breaks instead. */
export const inProcess: Connection = {}
