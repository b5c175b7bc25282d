import { operationPath } from '@get-log/types'
import { createApiError } from '../errors/create-api-error.ts'
import { LogConnectionError } from '../errors/log-connection-error.ts'
import { LogResponseError } from '../errors/log-response-error.ts'
import { LogTimeoutError } from '../errors/log-timeout-error.ts'
import { parseRetryAfter } from '../errors/parse-retry-after.ts'
import { linkSignals } from '../signals/link-signals.ts'
import { boundBody } from './bound-body.ts'
import { createDeadline } from './create-deadline.ts'
import { isLog } from './is-log.ts'
import type { LogRequest } from './log-request.ts'

/** A successful answer, whose body is read chunk by chunk. */
export interface LogConnection {
  readonly headers: Headers
  /** `Content-Length`, NaN without one. */
  readonly contentLength: number
  /** Whether the body is known to end where the log ends: its length was announced, and not by a cache, which may hold half of it. */
  readonly isAnnounced: boolean
  /** Returns the next chunk, or undefined at the end. Throws what ended the connection early, and the signal's reason on abort. */
  read(): Promise<Uint8Array | undefined>
  close(): void
}

// A string, since creating the default error costs more than everything else here.
const closed = 'closed'

/**
 * Sends the request once and waits for a successful answer.
 *
 * @throws LogApiError, LogResponseError, LogTimeoutError, LogConnectionError, or the reason of the signal that aborted.
 */
export async function openConnection(request: LogRequest, attempt: number): Promise<LogConnection> {
  const { url, id, query } = request
  const name = `GET ${url}`
  const controller = linkSignals(request.signals)
  const { signal } = controller
  let awaited: 'headers' | 'bytes' = 'headers'
  const limitMs = () => (awaited === 'headers' ? request.headersTimeoutMs : request.idleTimeoutMs)
  const deadline = createDeadline(() => controller.abort(new LogTimeoutError(name, awaited, limitMs())))
  let coming: Promise<Response> | undefined
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined
  // For a fetch, a middleware or a body that ignores the signal. One listener, since each costs as much as a header.
  const aborted = new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => {
      controller.unlink()
      deadline.end()
      reject(signal.reason)
      ;(reader?.cancel() ?? coming?.then(({ body }) => body?.cancel()))?.catch(() => {})
    }),
  )

  /** Waits for a step. If it fails or takes too long, aborts the connection and throws the reason. */
  function wait<Value>(step: Promise<Value>): Promise<Value> {
    deadline.start(limitMs())
    return step.then(
      (value) => {
        deadline.stop()
        signal.throwIfAborted()
        return value
      },
      (cause) => {
        controller.abort(new LogConnectionError(name, cause))
        throw signal.reason
      },
    )
  }

  function ask(message: Request): Promise<Response> {
    coming = request.fetch(message, { signal })
    return wait(coming)
  }

  try {
    signal.throwIfAborted()
    const asking = request.api.GET(operationPath, {
      ...request.init,
      params: { path: { buildOrRunId: id }, query },
      parseAs: 'stream',
      async fetch(message) {
        // A middleware may have taken its time.
        signal.throwIfAborted()
        let answer = await ask(message)
        if ((answer.status === 206 || answer.status === 416) && message.headers.has('range')) {
          // The Range was only there to avoid a coding: if the server heeds it, ask again without.
          answer.body?.cancel().catch(() => {})
          message.headers.delete('range')
          answer = await ask(message)
        }
        return isLog(answer) ? answer : boundBody(answer, request.secret, signal)
      },
    })
    const { error, response } = await Promise.race([asking, aborted])
    signal.throwIfAborted()
    const { headers, ok } = response
    if (!ok) {
      const retryAfterMs = parseRetryAfter(headers.get('retry-after'))
      throw createApiError(error, response, { method: 'GET', url, attempt, retryAfterMs })
    }
    if (!isLog(response)) throw new LogResponseError(name, response, await response.text())
    awaited = 'bytes'
    reader = response.body?.getReader()
    const contentLength = Number(headers.get('content-length') ?? Number.NaN)
    let received = 0
    return {
      headers,
      contentLength,
      isAnnounced: contentLength >= 0 && !headers.has('age'),
      close: () => controller.abort(closed),
      async read() {
        const chunk = reader && (await wait(reader.read())).value
        if (chunk) {
          received += chunk.length
          return chunk
        }
        // No abort if nothing is left to end: it would cost more than everything else here.
        controller.unlink()
        deadline.end()
        // Not every fetch checks.
        if (contentLength >= 0 && received !== contentLength) {
          throw new LogConnectionError(name, `it ended after ${received} of ${contentLength} bytes`)
        }
        return undefined
      },
    }
  } catch (error) {
    controller.abort(closed)
    controller.unlink()
    throw error
  }
}
