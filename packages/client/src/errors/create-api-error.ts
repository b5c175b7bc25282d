import type { ErrorResponse, ErrorStatus } from '@get-log/types'
import { excerpt } from './excerpt.ts'
import type { LogApiAnswer } from './log-api-error.ts'
import { LogApiError } from './log-api-error.ts'
import { LogBadRequestError } from './log-bad-request-error.ts'
import { LogForbiddenError } from './log-forbidden-error.ts'
import { LogMethodNotAllowedError } from './log-method-not-allowed-error.ts'
import { LogNotFoundError } from './log-not-found-error.ts'
import { LogTooManyRequestsError } from './log-too-many-requests-error.ts'
import { LogUnauthorizedError } from './log-unauthorized-error.ts'

// `satisfies` makes it a compile error when the document gains or loses a status.
const documented = {
  400: LogBadRequestError,
  401: LogUnauthorizedError,
  403: LogForbiddenError,
  404: LogNotFoundError,
  405: LogMethodNotAllowedError,
  429: LogTooManyRequestsError,
} satisfies { [Status in ErrorStatus]: new (answer: LogApiAnswer) => LogApiError & { status: Status } }

/** The errors of all documented statuses: a union that narrows by `status`. */
export type DocumentedLogApiError =
  | LogBadRequestError
  | LogUnauthorizedError
  | LogForbiddenError
  | LogNotFoundError
  | LogMethodNotAllowedError
  | LogTooManyRequestsError

/**
 * Creates the error for an answer: the status's own class, or {@link LogApiError} for what isn't documented. Takes the
 * server's message from `body`, whether that is the documented JSON, something else or nothing.
 */
export function createApiError(
  body: unknown,
  { status, statusText }: Response,
  request: Omit<LogApiAnswer, 'status' | 'type' | 'reason'>,
): LogApiError {
  const { type, message } = (body as Partial<ErrorResponse> | null | undefined)?.error ?? {}
  // Then the endpoint is missing, not the log: the base URL is wrong.
  const Class = type === 'page-not-found' ? LogApiError : (documented[status as ErrorStatus] ?? LogApiError)
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return new Class({
    ...request,
    status,
    type: typeof type === 'string' ? type.slice(0, 200) : undefined,
    reason: typeof message === 'string' ? message.slice(0, 1000) : excerpt(text ?? '') || statusText || 'no message.',
  })
}
