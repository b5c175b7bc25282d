/** Reads a log to its end and hands on each piece as it comes. */
type Read<Piece> = (id: string, take: (piece: Piece) => void) => Promise<void>

/** One way to read logs, as the users of a library would write it. What a library has no words for, it leaves out. */
export interface LogReader {
  /** The whole log as one string. */
  readonly text?: Read<string>
  /** The bytes as they come, of the log as a live one. */
  readonly bytes?: Read<Uint8Array>
  readonly lines?: Read<string>
}

/** Makes a reader for the API at a base URL, once for all that it reads. */
export type CreateReader = (baseUrl: string) => Promise<LogReader>
