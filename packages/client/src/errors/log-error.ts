import type { LogCursor } from '../log-cursor.ts'
import { escapeControls } from './escape-controls.ts'

/**
 * The root of every error that this package throws on purpose. An abort is no `LogError`: it rethrows `signal.reason`. A
 * message is one line that is safe to print: control characters in what a server said are escaped.
 */
export class LogError extends Error {
  override readonly name: string = 'LogError'

  /** Whether asking again may help; then it was asked again, up to the limit of `retry`. */
  readonly isTransient: boolean = false

  /** How far `follow` or `lines` had come; pass it as `from` to go on there. Undefined for the other calls. */
  declare cursor?: LogCursor

  constructor(message: string, options?: ErrorOptions) {
    super(escapeControls(message), options)
  }
}
