export { createLogClient } from './create-log-client.ts'
export { createLogReader } from './create-log-reader.ts'
export type { DocumentedLogApiError } from './errors/create-api-error.ts'
export type { LogApiAnswer } from './errors/log-api-error.ts'
export { LogApiError } from './errors/log-api-error.ts'
export { LogBadRequestError } from './errors/log-bad-request-error.ts'
export { LogConnectionError } from './errors/log-connection-error.ts'
export { LogDivergedError } from './errors/log-diverged-error.ts'
export { LogError } from './errors/log-error.ts'
export { LogForbiddenError } from './errors/log-forbidden-error.ts'
export { LogMethodNotAllowedError } from './errors/log-method-not-allowed-error.ts'
export { LogNotFoundError } from './errors/log-not-found-error.ts'
export { LogResponseError } from './errors/log-response-error.ts'
export { LogTimeoutError } from './errors/log-timeout-error.ts'
export { LogTooLargeError } from './errors/log-too-large-error.ts'
export { LogTooManyRequestsError } from './errors/log-too-many-requests-error.ts'
export { LogTruncatedError } from './errors/log-truncated-error.ts'
export { LogUnauthorizedError } from './errors/log-unauthorized-error.ts'
export type { LogFollower } from './follow/follow-log.ts'
export type { LogProgress } from './follow/placed-chunks.ts'
export type { LogLine } from './lines/parse-log-line.ts'
export { parseLogLine } from './lines/parse-log-line.ts'
export type { LogLines } from './lines/read-lines.ts'
export type {
  BytesOptions,
  FollowOptions,
  GetOptions,
  LinesOptions,
  LogClient,
  LogDownload,
  LogReader,
} from './log-client.ts'
export type { LogClientOptions } from './log-client-options.ts'
export type { LogCursor } from './log-cursor.ts'
export type { ReadOptions, UrlOptions } from './read-options.ts'
export type { LogApi } from './request/log-request.ts'
export type { RetryEvent, RetryOptions } from './retry-options.ts'
