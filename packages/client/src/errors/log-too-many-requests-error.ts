import type { LogApiAnswer } from './log-api-error.ts'
import { LogApiError } from './log-api-error.ts'

/** 429: the rate limit is exceeded. Retried, no sooner than \`retryAfterMs\`. */
export class LogTooManyRequestsError extends LogApiError {
  override readonly name = 'LogTooManyRequestsError'
  declare readonly status: 429

  constructor(answer: LogApiAnswer) {
    super(answer, 'Ask less often.')
  }
}
