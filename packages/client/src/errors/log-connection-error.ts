import { LogError } from './log-error.ts'

/** No answer came, or the body broke off. Retried. `cause` is what `fetch` or the stream threw. */
export class LogConnectionError extends LogError {
  override readonly name = 'LogConnectionError'

  constructor(request: string, cause: unknown) {
    super(`${request} failed: ${describe(cause)}`, { cause })
  }
}

// Node says only "fetch failed" or "terminated", and what happened in the cause, which has a code but no message
// if it stands for several failed addresses.
function describe(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause)
  const inner = cause.cause as (Error & { code?: string }) | undefined
  const detail = inner?.message || inner?.code
  return detail ? `${cause.message} (${detail})` : cause.message
}
