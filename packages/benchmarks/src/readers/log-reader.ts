/** One way to read logs, as the users of a library would write it. What a library has no words for, it leaves out. */
export interface LogReader {
  /** The whole log as a string. */
  text?(id: string): Promise<string>
  /** The bytes as they come, of the log as a live one. An abort ends it, with or without an error. */
  bytes?(id: string, onChunk: (chunk: Uint8Array) => void, signal?: AbortSignal): Promise<void>
  /** The lines as they come. */
  lines?(id: string, onLine: (line: string) => void): Promise<void>
  /** As `lines`, but some get lost, and a message may be several lines. */
  lossyLines?(id: string, onMessage: (message: string) => void): Promise<void>
}

/** Makes a reader for the API at a base URL, once for all that it reads. */
export type CreateReader = (baseUrl: string) => LogReader
