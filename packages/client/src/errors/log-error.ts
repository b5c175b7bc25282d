import type { LogCursor } from '../log-cursor.ts'
import { escapeControls } from './escape-controls.ts'

/**
 * The root of every error that this package throws on purpose. An abort is not a `LogError`: it rethrows `signal.reason`.
 * The message is one line that is safe to print: control characters from the server are escaped.
 */
export class LogError extends Error {
  override readonly name: string = 'LogError'

  /** Whether a retry may help; if so, it was retried up to the limit of `retry`. */
  readonly isTransient: boolean = false

  /** How far `follow` or `lines` got; pass it as `from` to continue there. Undefined for the other calls. */
  declare cursor?: LogCursor

  constructor(message: string, options?: ErrorOptions) {
    super(escapeControls(message), options)
  }
}
