import type { LogApiAnswer } from './log-api-error.ts'
import { LogApiError } from './log-api-error.ts'

/** 403: the token is valid, but not for this log. Never retried. */
export class LogForbiddenError extends LogApiError {
  override readonly name = 'LogForbiddenError'
  declare readonly status: 403

  constructor(answer: LogApiAnswer) {
    super(answer, 'Use a token of the owner.')
  }
}
