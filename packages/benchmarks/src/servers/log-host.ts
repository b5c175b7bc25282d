/**
 * A server under load. It has the served logs `small` and `capped`, finished, and `live`, which is empty and grows.
 * What a server can't do, it leaves out.
 */
export interface LogHost {
  readonly url: string
  /** Adds to the log `live`. */
  append?(bytes: Uint8Array): void
}
