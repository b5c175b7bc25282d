/** Who may read a log: anyone who knows its id, or only its owner. */
export type Access = 'anyone' | 'owner'

/** What is known of a run from its start. */
export interface RunDetails {
  readonly id: string
  /** Whose tokens may read the log where `access` is `owner`. */
  readonly owner: string | undefined
  readonly access: Access
  readonly startedAt: Date
}

/** Bytes that only ever grow at their end. What was read once never changes. */
export interface Bytes {
  readonly length: number
  /** At least one byte of `[from, to)`, perhaps fewer than asked for; `to` is at most `length`. Not to be written to. */
  read(from: number, to: number): Uint8Array
}

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
