import type { Bytes } from '../bytes/bytes.ts'
import type { RunDetails } from './run-details.ts'

/** Where the bytes of one log are kept. Each method returns when the change would survive the end of the process. */
export interface LogStorage {
  readonly raw: Bytes
  readonly printable: Bytes
  append(raw: Uint8Array, printable: Uint8Array): void
  /** Marks the log as complete, after the last printable bytes. */
  finish(printable: Uint8Array): void
  delete(): void
}

/** Where logs are kept. */
export interface LogStore {
  /** Room for the log of a new run. */
  create(details: RunDetails): LogStorage
  /** The runs found from an earlier time, all of them finished. */
  restore(): Iterable<{ readonly details: RunDetails; readonly storage: LogStorage }>
  close(): void
}
