/** Why the server could not do what it was asked to. The control interface sends the same word as `error.type`. */
export type LogServerErrorCode =
  | 'invalid-input'
  | 'run-exists'
  | 'run-not-found'
  | 'run-finished'
  | 'limit-reached'
  | 'storage-failed'

/** Thrown by the Node API: what failed, with the value, and what to do. */
export class LogServerError extends Error {
  override readonly name = 'LogServerError'
  readonly code: LogServerErrorCode

  constructor(code: LogServerErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
