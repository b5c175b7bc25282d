import type { LogApiAnswer } from './log-api-error.ts'
import { LogApiError } from './log-api-error.ts'

/** 405: something between here and the API changed the method. Never retried. */
export class LogMethodNotAllowedError extends LogApiError {
  override readonly name = 'LogMethodNotAllowedError'
  declare readonly status: 405

  constructor(answer: LogApiAnswer) {
    super(answer, 'Check the base URL.')
  }
}
