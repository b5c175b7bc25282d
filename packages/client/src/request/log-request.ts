import type { LogQuery, paths } from '@get-log/types'
import type { Client } from 'openapi-fetch'
import type { RetryEvent, RetrySettings } from '../retry-options.ts'

/** The typed openapi-fetch client, as `logs.api` gives it. */
export type LogApi = Client<paths>

/** What all requests of a client share, with defaults filled in. */
export interface RequestSettings {
  readonly api: LogApi
  /** The secret that no message may contain. */
  readonly secret: string | undefined
  /** Asks for the bytes as they are. */
  readonly init: Pick<RequestInit, 'headers' | 'cache'>
  readonly fetch: (request: Request, init: { signal: AbortSignal }) => Promise<Response>
  readonly retry: RetrySettings
  readonly onRetry: ((event: RetryEvent) => void) | undefined
  readonly headersTimeoutMs: number
  readonly idleTimeoutMs: number
  readonly emptyTimeoutMs: number
}

/** A request to send, perhaps several times. */
export interface LogRequest extends RequestSettings {
  readonly id: string
  readonly query: LogQuery
  readonly url: string
  /** Each of them can abort the request. */
  readonly signals: readonly AbortSignal[]
}
