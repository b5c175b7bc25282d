import { LogServerError } from '../log-server-error.ts'

/** A `storage-failed` that says what could not be done with which file, and what the system said, unless the cause is one already. */
export function storageError(what: string, path: string, cause: unknown): LogServerError {
  if (cause instanceof LogServerError) return cause
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new LogServerError('storage-failed', `Cannot ${what} ${path}: ${reason}.`, { cause })
}

/** Does what may fail, and throws a {@link storageError} then. */
export function attempt<Result>(what: string, path: string, act: () => Result): Result {
  try {
    return act()
  } catch (error) {
    throw storageError(what, path, error)
  }
}
