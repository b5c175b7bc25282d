import { LogError } from './log-error.ts'

/** No answer came, or the body broke off. Retried. `cause` is what `fetch` or the stream threw. */
export class LogConnectionError extends LogError {
  override readonly name = 'LogConnectionError'
  override readonly isTransient = true

  constructor(request: string, cause: unknown) {
    // Node says only "fetch failed" or "terminated"; the cause says what happened. If several addresses failed, it has
    // a code but no message.
    const { message = cause, cause: inner } = (cause ?? {}) as Error & { cause?: Error & { code?: string } }
    super(`${request} failed: ${String(message)}${inner ? ` (${inner.message || inner.code})` : ''}`, { cause })
  }
}
