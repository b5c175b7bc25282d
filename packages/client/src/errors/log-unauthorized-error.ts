import type { LogApiAnswer } from './log-api-error.ts'
import { LogApiError } from './log-api-error.ts'

/** 401: the token is not valid, or the log needs one. Never retried. */
export class LogUnauthorizedError extends LogApiError<401> {
  override readonly name = 'LogUnauthorizedError'

  constructor(answer: LogApiAnswer<401>) {
    super(answer, 'Check the token.')
  }
}
