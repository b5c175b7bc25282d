import type { LogApiAnswer } from './log-api-error.ts'
import { LogApiError } from './log-api-error.ts'

/** 404: no run or build has this ID. Never retried. */
export class LogNotFoundError extends LogApiError {
  override readonly name = 'LogNotFoundError'
  declare readonly status: 404

  constructor(answer: LogApiAnswer) {
    super(answer, 'Check the ID and the token.')
  }
}
