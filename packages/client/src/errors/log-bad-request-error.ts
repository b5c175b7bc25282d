import type { LogApiAnswer } from './log-api-error.ts'
import { LogApiError } from './log-api-error.ts'

/** 400: the server refused a parameter. Never retried. */
export class LogBadRequestError extends LogApiError<400> {
  override readonly name = 'LogBadRequestError'

  constructor(answer: LogApiAnswer<400>) {
    super(answer, 'Check the options.')
  }
}
