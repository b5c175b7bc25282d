import type { LogCursor } from '../log-cursor.ts'
import type { RunningHash } from './running-hash.ts'

/** How far reading has got. */
export interface LogProgress {
  /** The place after the last bytes handed out, to continue from. */
  readonly cursor: LogCursor
  /**
   * At the end: whether the server announced that the log ends there. False if connections merely ended there: two in a row,
   * or the fifth of a log that was longer at each look. If something cut them, there is more. Undefined before the end.
   */
  readonly isProven: boolean | undefined
}

/** A log's bytes, with the place of each chunk. */
export interface PlacedChunks extends LogProgress {
  /** Each of them can abort the reading. */
  readonly signals: readonly AbortSignal[]
  next(): Promise<IteratorResult<Uint8Array, undefined>>
  return(): Promise<IteratorResult<Uint8Array, undefined>>
  /** Returns the cursor after this many bytes of the last chunk. Later calls may ask for more bytes, not for fewer. */
  readonly place: (bytes: number) => LogCursor
}

/** Creates the `place` of a chunk that begins at byte `start`. Takes over `hash`, that of all bytes before it. */
export function createPlace(chunk: Uint8Array, start: number, hash: RunningHash): PlacedChunks['place'] {
  let passed = 0
  return (bytes) => {
    hash.update(chunk.subarray(passed, bytes))
    passed = bytes
    return { bytes: start + bytes, hash: hash.digest() }
  }
}
