import type { LogApiAnswer } from './log-api-error.ts'
import { LogApiError } from './log-api-error.ts'

/** 429: the rate limit is exceeded. Retried, no sooner than \`retryAfterMs\`. */
export class LogTooManyRequestsError extends LogApiError<429> {
  override readonly name = 'LogTooManyRequestsError'

  constructor(answer: LogApiAnswer<429>) {
    super(answer, 'Ask less often.')
  }
}
