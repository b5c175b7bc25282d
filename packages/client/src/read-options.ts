import type { Flag } from '@get-log/types'

/** Options of every call that reads a log. */
export interface ReadOptions {
  /** Keeps the log verbatim. By default the API removes escape codes and control characters. */
  raw?: Flag | undefined
  /** Aborts the reading, which throws `signal.reason`. */
  signal?: AbortSignal | undefined
}

/** Options of the URL of a log. */
export interface UrlOptions {
  raw?: Flag | undefined
  download?: Flag | undefined
  stream?: Flag | undefined
  /** Puts the client's token into the URL, for a link that opens without a header. It ends up in browser histories and server logs. */
  token?: boolean | undefined
}
