import type { LogCursor } from '../log-cursor.ts'
import type { RunningHash } from './running-hash.ts'

/** Where reading has come to. */
export interface LogProgress {
  /** The place after what was handed out last, to go on from there. */
  readonly cursor: LogCursor
  /**
   * At the end: whether the server announced that the log ends there. False where connections only ended there: two in a row
   * or, of a log as it is now, the fifth, each of which found more. If something cut them, there is more. Before the end undefined.
   */
  readonly isProven: boolean | undefined
}

/** A log's bytes, each chunk of which knows its place. */
export interface PlacedChunks extends LogProgress {
  /** Any of them ends the reading. */
  readonly signals: readonly AbortSignal[]
  next(): Promise<IteratorResult<Uint8Array, undefined>>
  return(): Promise<IteratorResult<Uint8Array, undefined>>
  /** Gives the cursor after so many bytes of the chunk handed out last; may be asked again for more of them, not for fewer. */
  readonly place: (bytes: number) => LogCursor
}

/** Makes the `place` of a chunk that begins at byte `start`, with the hash of all before it, which it takes over. */
export function createPlace(chunk: Uint8Array, start: number, hash: RunningHash): PlacedChunks['place'] {
  let passed = 0
  return (bytes) => {
    hash.update(chunk.subarray(passed, bytes))
    passed = bytes
    return { bytes: start + bytes, hash: hash.digest() }
  }
}
