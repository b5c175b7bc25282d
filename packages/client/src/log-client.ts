import type { LogFollower } from './follow/follow-log.ts'
import type { LogLines } from './lines/read-lines.ts'
import type { LogCursor } from './log-cursor.ts'
import type { ReadOptions, UrlOptions } from './read-options.ts'
import type { LogApi } from './request/log-request.ts'

/** Options of {@link LogClient.get}. */
export interface GetOptions extends ReadOptions {
  /** The longest log to hold in memory. Default: 536 870 888, the longest string of V8. */
  maxBytes?: number | undefined
}

/** Options of {@link LogClient.follow}. */
export interface FollowOptions extends ReadOptions {
  /** Goes on after this place, if the log still begins with the bytes before it. */
  from?: LogCursor | undefined
}

/** Options of {@link LogClient.bytes}. */
export interface BytesOptions extends FollowOptions {
  /** Reads on until the run or build ends. Default: false, the log as it is now. */
  follow?: boolean | undefined
}

/** Options of {@link LogClient.lines}. */
export interface LinesOptions extends BytesOptions {
  /** Gives only the last lines, so many, of the log as it is now, and with `follow` those that come later. */
  tail?: number | undefined
  /** The longest line to hold in memory. Default: 16 MiB. */
  maxLineBytes?: number | undefined
}

/** A log to be saved. */
export interface LogDownload {
  /** A name that is safe to save it under. */
  fileName: string
  /** The bytes, on one connection. */
  body: ReadableStream<Uint8Array>
  /** `Content-Length`, if the server announced it. */
  contentLength?: number
}

/** What {@link createLogReader} makes: the calls on one connection, and what they need. */
export interface LogReader {
  /**
   * Reads the log as it is now: `''` if nothing was written yet. Fails with `LogNotFoundError` if there is no such run. Where
   * no length is announced it looks again, until two looks agree, or five times: a log that grows has no end to agree on.
   */
  get(id: string, options?: GetOptions): Promise<string>
  /** Opens a stream of the log that lasts as long as the run. One connection: if it drops, the stream fails. */
  stream(id: string, options?: ReadOptions): Promise<ReadableStream<Uint8Array>>
  /** The log's URL; without the token unless asked for. */
  url(id: string, options?: UrlOptions): string
  /** The bare openapi-fetch client, with token and headers: `{ data, error, response }`, no retries, no timeouts. */
  readonly api: LogApi
}

/**
 * Reads the logs of Actor runs and builds. The ID may also be the URL of the run or build, in Apify Console or in the API.
 * All calls throw a `LogError`, or the signal's reason on abort, or a `TypeError` for an ID that cannot be one.
 */
export interface LogClient extends LogReader {
  /** Reads the log's bytes until the run ends, over as many connections as it takes; no byte twice, none missing. */
  follow(id: string, options?: FollowOptions): LogFollower
  /** The same of the log as it is now; with `follow`, {@link LogClient.follow} itself. */
  bytes(id: string, options?: BytesOptions): LogFollower
  /** Reads the log line by line, without line ends, over as many connections as it takes. */
  lines(id: string, options?: LinesOptions): LogLines
  /** Opens the log as it is now, to be saved as a file. */
  download(id: string, options?: ReadOptions): Promise<LogDownload>
}
