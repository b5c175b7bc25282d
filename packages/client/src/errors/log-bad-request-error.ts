import type { LogApiAnswer } from './log-api-error.ts'
import { LogApiError } from './log-api-error.ts'

/** 400: the server refused a parameter. Never retried. */
export class LogBadRequestError extends LogApiError {
  override readonly name = 'LogBadRequestError'
  declare readonly status: 400

  constructor(answer: LogApiAnswer) {
    super(answer, 'Check the options.')
  }
}
