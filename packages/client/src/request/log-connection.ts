import { operationPath } from '@get-log/types'
import { createApiError } from '../errors/create-api-error.ts'
import { LogConnectionError } from '../errors/log-connection-error.ts'
import { LogResponseError } from '../errors/log-response-error.ts'
import { LogTimeoutError } from '../errors/log-timeout-error.ts'
import { parseRetryAfter } from '../errors/parse-retry-after.ts'
import { linkSignals } from '../signals/link-signals.ts'
import { boundBody } from './bound-body.ts'
import type { Deadline } from './create-deadline.ts'
import { createDeadline } from './create-deadline.ts'
import { isLog } from './is-log.ts'
import type { LogRequest } from './log-request.ts'

/** A successful answer, whose body is read chunk by chunk. */
export interface LogConnection {
  readonly headers: Headers
  /** `Content-Length`, NaN without one. */
  readonly contentLength: number
  /** The next chunk, or undefined at the end. Throws what ended the connection early, and the signal's reason on abort. */
  read(): Promise<Uint8Array | undefined>
  /** Lets go of the connection. */
  close(): void
}

// A string, since the error that is the default costs more than all else here.
const closed = 'The connection was closed.'

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
  const limit = (awaited: 'headers' | 'bytes', limitMs: number) => {
    const deadline = createDeadline(limitMs, () => controller.abort(new LogTimeoutError(name, awaited, limitMs)))
    signal.addEventListener('abort', deadline.end)
    return deadline
  }
  const forHeaders = limit('headers', request.headersTimeoutMs)
  const forBytes = limit('bytes', request.idleTimeoutMs)

  /** Waits for a step. If it fails or takes too long, the connection is aborted; what aborted it is thrown. */
  async function wait<Value>(step: Promise<Value>, deadline: Deadline): Promise<Value> {
    deadline.start()
    const value = await step.catch((cause) => controller.abort(new LogConnectionError(name, cause)))
    deadline.stop()
    signal.throwIfAborted()
    return value as Awaited<typeof step>
  }

  try {
    // For a fetch, a middleware or a body that does not listen to the signal.
    const aborted = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    const asking = request.api.GET(operationPath, {
      ...request.init,
      params: { path: { buildOrRunId: id }, query },
      parseAs: 'stream',
      async fetch(message) {
        signal.throwIfAborted()
        const ask = (sent: Request): Promise<Response> => {
          const coming = request.fetch(sent, { signal })
          signal.addEventListener('abort', () => coming.then(({ body }) => body?.cancel()).catch(() => {}))
          return wait(coming, forHeaders)
        }
        let answer = await ask(message)
        if (answer.status === 206 && message.headers.has('range')) {
          // The Range was there to get no coding: a server that heeds it is asked again without.
          answer.body?.cancel().catch(() => {})
          message.headers.delete('range')
          answer = await ask(message)
        }
        forHeaders.end()
        return isLog(answer) ? answer : boundBody(answer, request.token, signal)
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
    const reader = response.body?.getReader()
    signal.addEventListener('abort', () => reader?.cancel().catch(() => {}))
    return {
      headers,
      contentLength: Number.parseInt(headers.get('content-length') ?? '', 10),
      close: () => controller.abort(closed),
      async read() {
        const chunk = reader && (await wait(reader.read(), forBytes)).value
        if (!chunk) {
          // No abort where nothing is left to end: it would take longer than all else here.
          controller.unlink()
          forBytes.end()
        }
        return chunk
      },
    }
  } catch (error) {
    controller.abort(closed)
    throw error
  }
}
