import { operationPath } from '@get-log/types'
import { createApiError } from '../errors/create-api-error.ts'
import { LogConnectionError } from '../errors/log-connection-error.ts'
import { LogTimeoutError } from '../errors/log-timeout-error.ts'
import { parseRetryAfter } from '../retry/parse-retry-after.ts'
import { boundErrorBody } from './bound-error-body.ts'
import { describeErrorBody } from './describe-error-body.ts'
import { linkSignals } from './link-signals.ts'
import type { LogRequest } from './log-request.ts'

// The longest time that a timer keeps; a longer one would fire at once.
const longestTimeoutMs = 2 ** 31 - 1

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
  const method = 'GET'
  const name = `${method} ${url}`
  const controller = linkSignals(request.signals)
  const { signal } = controller
  const close = () => controller.abort(name)
  const startTimer = (awaited: 'headers' | 'bytes', timeoutMs: number) =>
    setTimeout(
      () => controller.abort(new LogTimeoutError(name, awaited, timeoutMs)),
      Math.min(timeoutMs, longestTimeoutMs),
    )

  const send = async (message: Request) => {
    const timer = startTimer('headers', settings.headersTimeoutMs)
    try {
      // A fetch that takes no notice of the signal must not hold the caller.
      const aborted = new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason))
      })
      return await Promise.race([settings.fetch(message), aborted])
    } catch (cause) {
      throw signal.aborted ? signal.reason : new LogConnectionError(name, cause)
    } finally {
      clearTimeout(timer)
    }
  }

  try {
    signal.throwIfAborted()
    const { error, response } = await settings.api.GET(operationPath, {
      params: { path: { buildOrRunId: request.id }, query },
      parseAs: 'stream',
      signal,
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
        const timer = startTimer('bytes', settings.idleTimeoutMs)
        let value: Uint8Array | undefined
        try {
          value = (await reader?.read())?.value
        } catch (cause) {
          if (!signal.aborted) controller.abort(new LogConnectionError(name, cause))
        }
        clearTimeout(timer)
        signal.throwIfAborted()
        if (!value) close()
        return value
      },
    }
  } catch (error) {
    close()
    throw error
  }
}
