import { LogApiError } from './log-api-error.ts'

/** 400: the server refused a parameter. Never retried. */
export class LogBadRequestError extends LogApiError {
  protected static override readonly advice = 'Check the options.'
  override readonly name = 'LogBadRequestError'
  declare readonly status: 400
}
