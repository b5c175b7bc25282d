import type { LogFollower } from './follow/follow-log.ts'
import type { LogLines } from './lines/read-lines.ts'
import type { LogCursor } from './log-cursor.ts'
import type { ReadOptions, UrlOptions } from './read-options.ts'
import type { LogApi } from './request/log-request.ts'

/** Options of {@link LogClient.get}. */
export interface GetOptions extends ReadOptions {
  /** The longest log to hold in memory, in bytes. Default: 536 870 888, the longest string of V8. */
  maxBytes?: number | undefined
}

/** Options of {@link LogClient.follow}. */
export interface FollowOptions extends ReadOptions {
  /** Continues after this place, if the log still begins with the bytes before it. */
  from?: LogCursor | undefined
}

/** Options of {@link LogClient.bytes}. */
export interface BytesOptions extends FollowOptions {
  /** Reads on until the run or build ends. Default: false, the log as it is now. */
  follow?: boolean | undefined
}

/** Options of {@link LogClient.lines}. */
export interface LinesOptions extends BytesOptions {
  /** Yields only this many last lines of the log as it is now and, with `follow`, all later ones. */
  tail?: number | undefined
  /** The longest line to hold in memory, in bytes. Default: 16 MiB. */
  maxLineBytes?: number | undefined
}

/** A log to be saved. */
export interface LogDownload {
  /** A safe file name. */
  fileName: string
  /** The bytes, on one connection. */
  body: ReadableStream<Uint8Array>
  /** `Content-Length`, if the server announced it. */
  contentLength?: number
}

/** What {@link createLogReader} returns: the calls that use one connection, and what they need. */
export interface LogReader {
  /**
   * Reads the log as it is now: `''` if nothing was written yet. Fails with `LogNotFoundError` if there is no such run. If no
   * length is announced, it looks again until two looks agree, at most five times, since a growing log may never agree.
   */
  get(id: string, options?: GetOptions): Promise<string>
  /** Opens a stream of the log that lasts as long as the run. One connection: if it drops, the stream fails. */
  stream(id: string, options?: ReadOptions): Promise<ReadableStream<Uint8Array>>
  /** The log's URL; contains the token only if asked to. */
  url(id: string, options?: UrlOptions): string
  /** The bare openapi-fetch client, with token and headers: `{ data, error, response }`, no retries, no timeouts. */
  readonly api: LogApi
}

/**
 * Reads the logs of Actor runs and builds. The ID may also be the URL of the run or build, in Apify Console or in the API.
 * All calls throw a `LogError`, or the signal's reason on abort, or a `TypeError` for an ID that cannot be one.
 */
export interface LogClient extends LogReader {
  /** Reads the log's bytes until the run ends, over as many connections as it takes; none is lost or repeated. */
  follow(id: string, options?: FollowOptions): LogFollower
  /** Does the same for the log as it is now; with `follow`, it is {@link LogClient.follow} itself. */
  bytes(id: string, options?: BytesOptions): LogFollower
  /** Reads the log line by line, without line ends, over as many connections as it takes. */
  lines(id: string, options?: LinesOptions): LogLines
  /** Opens the log as it is now, to be saved as a file. */
  download(id: string, options?: ReadOptions): Promise<LogDownload>
}
