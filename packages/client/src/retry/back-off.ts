import { LogApiError } from '../errors/log-api-error.ts'
import { LogConnectionError } from '../errors/log-connection-error.ts'
import type { LogError } from '../errors/log-error.ts'
import { LogTimeoutError } from '../errors/log-timeout-error.ts'
import { LogTruncatedError } from '../errors/log-truncated-error.ts'
import { linkSignals } from '../request/link-signals.ts'
import type { LogRequest } from '../request/log-request.ts'
import type { RetryOptions } from './retry-options.ts'

/**
 * Waits before the request is sent again, or throws `error` if it is final: of a kind that is never retried, or one
 * failure more in a row than the limit. Throws a signal's reason as soon as it aborts.
 */
export async function backOff(error: unknown, failures: number, request: LogRequest): Promise<void> {
  const { retry, onRetry } = request.settings
  if (!isTransient(error) || failures > retry.limit) throw error
  const retryAfterMs = Math.min((error as LogApiError).retryAfterMs ?? 0, retry.maxRetryAfterMs)
  const delayMs = Math.max(chooseDelay(failures, retry), retryAfterMs)
  onRetry?.({ error, failures, delayMs })
  await sleep(delayMs, request.signals)
}

function isTransient(error: unknown): error is LogError {
  if (error instanceof LogApiError) return error.status === 429 || error.status >= 500
  return error instanceof LogConnectionError || error instanceof LogTimeoutError || error instanceof LogTruncatedError
}

/**
 * A random time between D and 2 D, where D is `delayMs` doubled with each failure, as the provider asks for; at most
 * `maxDelayMs`.
 *
 * @see https://docs.apify.com/api/v2#rate-limiting
 */
export function chooseDelay(failures: number, retry: Required<RetryOptions>): number {
  return Math.min(retry.delayMs * 2 ** (failures - 1), retry.maxDelayMs / 2) * (1 + Math.random())
}

/** Waits, but not beyond an abort of one of `signals`: then it throws that signal's reason. */
export async function sleep(delayMs: number, signals: readonly AbortSignal[]): Promise<void> {
  const { signal, unlink } = linkSignals(signals)
  let timer: ReturnType<typeof setTimeout> | undefined
  await new Promise((resolve) => {
    signal.addEventListener('abort', resolve)
    if (!signal.aborted) timer = setTimeout(resolve, delayMs)
    else resolve(undefined)
  })
  clearTimeout(timer)
  unlink()
  signal.throwIfAborted()
}
