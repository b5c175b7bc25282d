import type { RetryEvent, RetryOptions } from './retry-options.ts'

/** Options of {@link createLogClient}, all optional. */
export interface LogClientOptions {
  /** An API token, sent as `Authorization: Bearer`. Public logs do not need one. */
  token?: string | undefined
  /** Where the API is, with or without `/v2` at the end. Default `https://api.apify.com`. */
  baseUrl?: string | undefined
  /** Sends a request. Default: the global `fetch`. */
  fetch?: ((request: Request) => Promise<Response>) | undefined
  /** Headers for every request. */
  headers?: Record<string, string> | undefined
  /** When and how often a failed request is retried; a number is the `limit`, 0 means never. Default 8. */
  retry?: number | RetryOptions | undefined
  /** How long to wait for an answer to begin, in milliseconds. `Infinity` waits. Default 240 000. */
  headersTimeoutMs?: number | undefined
  /** How long a body may be silent while it is read, in milliseconds. `Infinity` waits. Default 240 000. */
  idleTimeoutMs?: number | undefined
  /**
   * For how long an empty end of a followed log is doubted, in milliseconds: a run that has just begun has written nothing
   * yet. Default 10 000, at most 600 000; 0 treats it like any other end.
   */
  emptyTimeoutMs?: number | undefined
  /** Aborts everything the client is doing. */
  signal?: AbortSignal | undefined
  /** Called before the wait of each retry. */
  onRetry?: ((event: RetryEvent) => void) | undefined
}
