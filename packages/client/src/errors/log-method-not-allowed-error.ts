import type { LogApiAnswer } from './log-api-error.ts'
import { LogApiError } from './log-api-error.ts'

/** 405: something between here and the API changed the method. Never retried. */
export class LogMethodNotAllowedError extends LogApiError<405> {
  override readonly name = 'LogMethodNotAllowedError'

  constructor(answer: LogApiAnswer<405>) {
    super(answer, 'Check the base URL.')
  }
}
