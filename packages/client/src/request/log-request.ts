import type { LogQuery, paths } from '@get-log/types'
import type { Client } from 'openapi-fetch'
import type { RetryEvent, RetrySettings } from '../retry-options.ts'

/** The typed openapi-fetch client, as `logs.api` gives it. */
export type LogApi = Client<paths>

/** What all requests of a client have in common, with the defaults filled in. */
export interface RequestSettings {
  readonly api: LogApi
  /** What no message may repeat. */
  readonly secret: string | undefined
  /** What makes a request for the bytes as they are. */
  readonly init: Pick<RequestInit, 'headers' | 'cache'>
  readonly fetch: (request: Request, init: { signal: AbortSignal }) => Promise<Response>
  readonly retry: RetrySettings
  readonly onRetry: ((event: RetryEvent) => void) | undefined
  readonly headersTimeoutMs: number
  readonly idleTimeoutMs: number
  readonly emptyTimeoutMs: number
}

/** One request to be made, perhaps several times. */
export interface LogRequest extends RequestSettings {
  readonly id: string
  readonly query: LogQuery
  /** The URL without token. */
  readonly url: string
  /** Any of them ends the request. */
  readonly signals: readonly AbortSignal[]
}
