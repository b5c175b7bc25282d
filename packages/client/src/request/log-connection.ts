import { operationPath } from '@get-log/types'
import { createApiError } from '../errors/create-api-error.ts'
import { LogConnectionError } from '../errors/log-connection-error.ts'
import { LogTimeoutError } from '../errors/log-timeout-error.ts'
import { parseRetryAfter } from '../retry/parse-retry-after.ts'
import { boundErrorBody } from './bound-error-body.ts'
import { describeErrorBody } from './describe-error-body.ts'
import { linkSignals } from './link-signals.ts'
import type { LogRequest } from './log-request.ts'
import { startTimer, watchSilence } from './watch-silence.ts'

/** A successful answer, whose body is read chunk by chunk. */
export interface LogConnection {
  readonly headers: Headers
  /** `Content-Length`; undefined without one. The length on the wire, which compression makes another than the log's. */
  readonly contentLength: number | undefined
  /** The next chunk, or undefined at the end. Throws what ended the connection early, and the signal's reason on abort. */
  read(): Promise<Uint8Array | undefined>
  /** Lets go of the connection. */
  close(): void
}

/**
 * Sends the request once and waits for a successful answer.
 *
 * @throws LogApiError, LogConnectionError, LogTimeoutError, or the reason of the signal that aborted.
 */
export async function openConnection(request: LogRequest, attempt: number): Promise<LogConnection> {
  const { settings, query, url } = request
  const { headersTimeoutMs, idleTimeoutMs } = settings
  const method = 'GET'
  const name = `${method} ${url}`
  const controller = linkSignals(request.signals)
  const { signal } = controller
  const expire = (awaited: 'headers' | 'bytes', timeoutMs: number) => () =>
    controller.abort(new LogTimeoutError(name, awaited, timeoutMs))
  const silence = watchSilence(idleTimeoutMs, expire('bytes', idleTimeoutMs))
  const fail = (cause: unknown): never => {
    if (!signal.aborted) controller.abort(new LogConnectionError(name, cause))
    throw signal.reason
  }
  const release = () => {
    silence.stop()
    controller.unlink()
  }
  const close = () => {
    controller.abort(name)
    release()
  }
  signal.addEventListener('abort', release)

  const send = (message: Request) => {
    const timer = startTimer(expire('headers', headersTimeoutMs), headersTimeoutMs)
    return new Promise<Response>((resolve, reject) => {
      // A fetch that takes no notice of the signal must not hold the caller.
      signal.addEventListener('abort', () => reject(signal.reason))
      settings.fetch(message, { signal }).then(resolve, reject)
    })
      .catch(fail)
      .finally(() => clearTimeout(timer))
  }

  try {
    signal.throwIfAborted()
    const { error, response } = await settings.api.GET(operationPath, {
      params: { path: { buildOrRunId: request.id }, query },
      parseAs: 'stream',
      fetch: async (message) => boundErrorBody(await send(message)),
    })
    const { status, headers } = response
    if (!response.ok) {
      const retryAfterMs = parseRetryAfter(headers.get('retry-after'))
      throw createApiError({ ...describeErrorBody(error, response), status, method, url, attempt, retryAfterMs })
    }
    // openapi-fetch gives no data for a length of 0.
    const reader = response.body?.getReader()
    signal.addEventListener('abort', () => reader?.cancel().catch(() => {}))
    const contentLength = headers.get('content-length')
    return {
      headers,
      contentLength: contentLength === null ? undefined : Number(contentLength),
      close,
      async read() {
        silence.begin()
        const result = await reader?.read().catch(fail)
        silence.end()
        signal.throwIfAborted()
        if (!result?.value) release()
        return result?.value
      },
    }
  } catch (error) {
    close()
    throw error
  }
}
