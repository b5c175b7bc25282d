import { LogApiError } from './log-api-error.ts'

/** 401: the token is not valid, or the log needs one. Never retried. */
export class LogUnauthorizedError extends LogApiError {
  protected static override readonly advice = 'Check the token.'
  override readonly name = 'LogUnauthorizedError'
  declare readonly status: 401
}
