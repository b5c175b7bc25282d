import { LogApiError } from './log-api-error.ts'

/** 404: no run or build has this ID. Never retried. */
export class LogNotFoundError extends LogApiError {
  protected static override readonly advice = 'Check the ID and the token.'
  override readonly name = 'LogNotFoundError'
  declare readonly status: 404
}
