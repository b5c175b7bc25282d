import type { LogApiAnswer } from './log-api-error.ts'
import { LogApiError } from './log-api-error.ts'

/** 404: no run or build has this ID. Never retried. */
export class LogNotFoundError extends LogApiError<404> {
  override readonly name = 'LogNotFoundError'

  constructor(answer: LogApiAnswer<404>) {
    super(answer, 'Check the ID and the token.')
  }
}
