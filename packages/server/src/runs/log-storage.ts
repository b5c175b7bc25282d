/** Who may read a log: anyone who knows its id, or only its owner. */
export type Access = 'anyone' | 'owner'

/** What is known about a run from its start. */
export interface RunDetails {
  readonly id: string
  /** Whose tokens may read the log if `access` is `owner`. */
  readonly owner: string | undefined
  readonly access: Access
  readonly startedAt: Date
}

/** Append-only bytes: what was read once never changes. */
export interface Bytes {
  readonly length: number
  /** Returns at least one byte of `[from, to)`, perhaps fewer than asked for; `to` is at most `length`. Callers must not modify them. */
  read(from: number, to: number): Uint8Array
}

/** Where the bytes of one log are kept. Each method returns once the change would survive the end of the process. */
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
  /** Creates the storage of a new run's log. */
  create(details: RunDetails): LogStorage
  /** The runs found from an earlier time, all of them finished. */
  restore(): Iterable<{ readonly details: RunDetails; readonly storage: LogStorage }>
  close(): void
}
