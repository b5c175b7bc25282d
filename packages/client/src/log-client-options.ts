import type { RetryEvent, RetryOptions } from './retry-options.ts'

/** What {@link createLogClient} takes; all of it is optional. */
export interface LogClientOptions {
  /** An API token, sent as `Authorization: Bearer`. Public logs need none. */
  token?: string | undefined
  /** Where the API is, with or without `/v2` at the end. Default `https://api.apify.com`. */
  baseUrl?: string | undefined
  /** Sends a request. Default: the global `fetch`. */
  fetch?: ((request: Request) => Promise<Response>) | undefined
  /** Headers for every request. */
  headers?: Record<string, string> | undefined
  /** When and how often a failed request is sent again; a number is the `limit`, 0 is never. Default 8. */
  retry?: number | RetryOptions | undefined
  /** How long to wait for an answer to begin, in milliseconds. `Infinity` waits. Default 240 000. */
  headersTimeoutMs?: number | undefined
  /** How long a body may keep silent while it is read, in milliseconds. `Infinity` waits. Default 240 000. */
  idleTimeoutMs?: number | undefined
  /**
   * How long the log of a run that is followed may end empty before that is believed, in milliseconds: a run that has just
   * begun has written nothing yet. Default 10 000, at most 600 000; 0 believes it as any other end.
   */
  emptyTimeoutMs?: number | undefined
  /** Ends everything the client is doing. */
  signal?: AbortSignal | undefined
  /** Called before each wait for another request. */
  onRetry?: ((event: RetryEvent) => void) | undefined
}
