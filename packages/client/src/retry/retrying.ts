import type { LogApiError } from '../errors/log-api-error.ts'
import type { LogRequest } from '../request/log-request.ts'
import { sleep } from '../signals/sleep.ts'
import { chooseDelay } from './choose-delay.ts'

/**
 * Calls `attempt` with 1, 2, ... until it succeeds. Throws an error that is never retried, and the last one if there were
 * more failures in a row than the limit. Throws a signal's reason as soon as it aborts.
 */
export async function retrying<Result>(
  { retry, onRetry, signals }: LogRequest,
  attempt: (number: number) => Promise<Result>,
): Promise<Result> {
  for (let failures = 1; ; failures++) {
    try {
      return await attempt(failures)
    } catch (cause) {
      const error = cause as LogApiError
      if (!error?.isTransient || !(failures <= retry.limit)) throw error
      // An abort's reason may look like a failure.
      for (const signal of signals) signal.throwIfAborted()
      const retryAfterMs = Math.min(error.retryAfterMs ?? 0, retry.maxRetryAfterMs)
      const delayMs = Math.max(chooseDelay(failures, retry), retryAfterMs)
      onRetry?.({ error, failures, delayMs })
      await sleep(delayMs, signals)
    }
  }
}
