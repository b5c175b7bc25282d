import { LogApiError } from './log-api-error.ts'

/** 405: something between here and the API changed the method. Never retried. */
export class LogMethodNotAllowedError extends LogApiError {
  protected static override readonly advice = 'Check the base URL.'
  override readonly name = 'LogMethodNotAllowedError'
  declare readonly status: 405
}
