import type { Flag } from '@get-log/types'

/** What every way to read a log takes. */
export interface ReadOptions {
  /** Keeps the log verbatim. By default the API removes escape codes and control characters. */
  raw?: Flag | undefined
  /** Ends the reading: it throws `signal.reason`. */
  signal?: AbortSignal | undefined
}

/** Options of the URL of a log. */
export interface UrlOptions {
  raw?: Flag | undefined
  download?: Flag | undefined
  stream?: Flag | undefined
  /** Puts the client's token into the URL, for a link that opens without a header. Browser histories and server logs keep it. */
  token?: boolean | undefined
}
