import { CommanderError } from 'commander'
import { CommandError } from '../exec/run-command.ts'
import { LogServerError } from '../log-server-error.ts'

/** An error that the user can correct: one line on stderr, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** Prints what went wrong in one line, with `--debug` in full, and returns the exit code. */
export function reportError(error: unknown): number {
  // Commander has already printed its own line, or the help.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  const isDebugged = process.argv.includes('--debug')
  console.error(isDebugged ? error : `get-log-server: ${error instanceof Error ? error.message : String(error)}`)
  if (error instanceof CommandError) return error.exitCode
  return error instanceof UsageError || error instanceof LogServerError ? 2 : 1
}
