import { LogApiError } from './log-api-error.ts'

/** 429: the rate limit is exceeded. Retried, no sooner than `retryAfterMs`. */
export class LogTooManyRequestsError extends LogApiError {
  protected static override readonly advice = 'Ask less often.'
  override readonly name = 'LogTooManyRequestsError'
  declare readonly status: 429
}
