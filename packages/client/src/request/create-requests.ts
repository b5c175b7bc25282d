import type { LogQuery, paths } from '@get-log/types'
import { defaultBaseUrl, operationPath } from '@get-log/types'
import createClient, { createFinalURL, createQuerySerializer, defaultPathSerializer } from 'openapi-fetch'
import type { LogClientOptions } from '../log-client-options.ts'
import type { ReadOptions, UrlOptions } from '../read-options.ts'
import { fillRetryOptions } from '../retry-options.ts'
import { boundBody } from './bound-body.ts'
import { checkBaseUrl } from './check-base-url.ts'
import { checkHeaders } from './check-headers.ts'
import { checkId } from './check-id.ts'
import { createInit } from './create-init.ts'
import type { LogApi, LogRequest, RequestSettings } from './log-request.ts'

export interface Requests {
  readonly api: LogApi
  readonly url: (id: string, options?: UrlOptions) => string
  /** Prepares a request without sending it. */
  prepare(id: string, options: ReadOptions, flags?: LogQuery): LogRequest
}

/**
 * Fills in a client's options and checks them.
 *
 * @throws TypeError for an unusable base URL, token or header. The message contains no token and no password.
 */
export function createRequests(options: LogClientOptions): Requests {
  const { retry, headersTimeoutMs = 240_000, idleTimeoutMs = 240_000, emptyTimeoutMs = 10_000, onRetry } = options
  const token = options.token?.trim()
  const headers = checkHeaders({ ...(token && { authorization: `Bearer ${token}` }), ...options.headers })
  const secret = headers.get('authorization')?.replace(/^\w+ +/, '')
  const baseUrl = checkBaseUrl(options.baseUrl ?? defaultBaseUrl)
  // Looks up the global fetch at each call, so that a later replacement, such as a test's interceptor, is used. Passes the
  // signal beside the request, which costs half as much as a request with a signal.
  const send = async (request: Request, init?: RequestInit) =>
    options.fetch ? options.fetch(new Request(request, init)) : fetch(request, init)
  const api = createClient<paths>({
    baseUrl,
    async fetch(request) {
      const answer = await send(request)
      return answer.ok ? answer : boundBody(answer, secret)
    },
    headers,
  })
  const settings: RequestSettings = {
    api,
    secret,
    init: createInit(),
    fetch: send,
    retry: fillRetryOptions(retry),
    onRetry,
    headersTimeoutMs,
    idleTimeoutMs,
    emptyTimeoutMs: Math.min(emptyTimeoutMs, 600_000),
  }

  function url(id: string, { token: withToken, ...flags }: UrlOptions = {}): string {
    const query = { ...flags, ...(withToken && token && { token }) }
    return createFinalURL(operationPath, {
      baseUrl,
      params: { path: { buildOrRunId: checkId(id) }, query },
      querySerializer: createQuerySerializer(),
      pathSerializer: defaultPathSerializer,
    })
  }

  return {
    api,
    url,
    prepare(id, { raw, signal }, flags) {
      const query = { ...flags, ...(raw && { raw }) }
      const signals = [options.signal, signal].filter((each) => each !== undefined)
      return { ...settings, id: checkId(id), query, url: url(id, query), signals }
    },
  }
}
