import { LogApiError } from './log-api-error.ts'

/** 403: the token is valid, but not for this log. Never retried. */
export class LogForbiddenError extends LogApiError {
  protected static override readonly advice = "Use its owner's token."
  override readonly name = 'LogForbiddenError'
  declare readonly status: 403
}
