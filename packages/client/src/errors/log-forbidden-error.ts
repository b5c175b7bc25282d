import type { LogApiAnswer } from './log-api-error.ts'
import { LogApiError } from './log-api-error.ts'

/** 403: the token is valid, but not for this log. Never retried. */
export class LogForbiddenError extends LogApiError<403> {
  override readonly name = 'LogForbiddenError'

  constructor(answer: LogApiAnswer<403>) {
    super(answer, 'Use a token of the owner.')
  }
}
