import type { LogQuery, paths } from '@get-log/types'
import { defaultBaseUrl, operationPath } from '@get-log/types'
import createClient, { createFinalURL, createQuerySerializer, defaultPathSerializer } from 'openapi-fetch'
import { chooseFileName } from './download/choose-file-name.ts'
import type { LogFollower } from './follow/follow-log.ts'
import { followLog } from './follow/follow-log.ts'
import { readLines } from './lines/read-lines.ts'
import type { FollowOptions, LogClient, ReadOptions } from './log-client.ts'
import type { LogClientOptions } from './log-client-options.ts'
import { boundBody } from './request/bound-body.ts'
import { checkBaseUrl } from './request/check-base-url.ts'
import { checkHeaders } from './request/check-headers.ts'
import { checkId } from './request/check-id.ts'
import { connectionToStream } from './request/connection-to-stream.ts'
import { createInit } from './request/create-init.ts'
import type { LogConnection } from './request/log-connection.ts'
import { openConnection } from './request/log-connection.ts'
import type { LogRequest, RequestSettings } from './request/log-request.ts'
import { readText } from './request/read-text.ts'
import { retrying } from './retry/retrying.ts'
import { fillRetryOptions } from './retry-options.ts'

// The longest string of V8, in UTF-16 code units; UTF-8 takes no fewer bytes.
const longestString = 2 ** 29 - 24

/**
 * Makes a client for the logs of Actor runs and builds. Nothing is sent before one of its functions is called.
 *
 * @throws TypeError for a base URL, a token or a header that cannot be used. It repeats no token and no password.
 */
export function createLogClient(options: LogClientOptions = {}): LogClient {
  const { retry, headersTimeoutMs = 240_000, idleTimeoutMs = 240_000, emptyTimeoutMs = 10_000, onRetry } = options
  const token = options.token?.trim()
  const headers = checkHeaders({ ...(token && { authorization: `Bearer ${token}` }), ...options.headers })
  const baseUrl = checkBaseUrl(options.baseUrl ?? defaultBaseUrl)
  // The global one is looked up at each call, so that what replaces it later, a test's interceptor say, is used. It takes
  // the signal beside the request, which costs half of what a request with a signal does.
  const send = async (request: Request, init?: RequestInit) =>
    options.fetch ? options.fetch(new Request(request, init)) : fetch(request, init)
  const settings: RequestSettings = {
    api: createClient<paths>({
      baseUrl,
      async fetch(request) {
        const answer = await send(request)
        return answer.ok ? answer : boundBody(answer, token)
      },
      headers,
    }),
    token,
    init: createInit(),
    fetch: send,
    retry: fillRetryOptions(retry),
    onRetry,
    headersTimeoutMs,
    idleTimeoutMs,
    emptyTimeoutMs: Math.min(emptyTimeoutMs, 600_000),
  }

  function url(id: string, query: Record<string, unknown>): string {
    return createFinalURL(operationPath, {
      baseUrl,
      params: { path: { buildOrRunId: checkId(id) }, query },
      querySerializer: createQuerySerializer(),
      pathSerializer: defaultPathSerializer,
    })
  }

  function prepare(id: string, { raw, signal }: ReadOptions, flags?: LogQuery): LogRequest {
    const query = { ...flags, ...(raw && { raw }) }
    const signals = [options.signal, signal].filter((each) => each !== undefined)
    return { ...settings, id: checkId(id), query, url: url(id, query), signals }
  }

  function open(request: LogRequest): Promise<LogConnection> {
    return retrying(request, (attempt) => openConnection(request, attempt))
  }

  function follow(id: string, { from, stream = true, ...read }: FollowOptions = {}): LogFollower {
    return followLog(prepare(id, read, stream ? { stream } : {}), from)
  }

  return {
    async get(id, { maxBytes = longestString, ...read } = {}) {
      const request = prepare(id, read)
      return retrying(request, async (attempt) => readText(await openConnection(request, attempt), maxBytes))
    },
    async stream(id, read = {}) {
      return connectionToStream(await open(prepare(id, read, { stream: true })))
    },
    follow,
    lines(id, { follow: stream = false, maxLineBytes = 2 ** 24, ...read } = {}) {
      return readLines(follow(id, { ...read, stream }), maxLineBytes)
    },
    async download(id, read = {}) {
      const request = prepare(id, read, { download: true })
      const connection = await open(request)
      const { headers, contentLength } = connection
      return {
        fileName: chooseFileName(headers.get('content-disposition'), request.id),
        body: connectionToStream(connection),
        ...(contentLength >= 0 && { contentLength }),
      }
    },
    url(id, { token: withToken, ...query } = {}) {
      return url(id, { ...query, ...(withToken && token && { token }) })
    },
    api: settings.api,
  }
}
