import type { LogApiAnswer } from './log-api-error.ts'
import { LogApiError } from './log-api-error.ts'

/** 401: the token is not valid, or the log needs one. Never retried. */
export class LogUnauthorizedError extends LogApiError {
  override readonly name = 'LogUnauthorizedError'
  declare readonly status: 401

  constructor(answer: LogApiAnswer) {
    super(answer, 'Check the token.')
  }
}
