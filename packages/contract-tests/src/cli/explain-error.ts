import { CommanderError } from 'commander'
import { UsageError } from '../usage/usage-error.ts'

/** Reports an error on stderr, in one line or, with `debug`, with its stack, and returns the exit code: 2, or 0 if only help was asked for. */
export function explainError(error: unknown, debug: boolean): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  const told =
    error instanceof UsageError ? message : `Error of the kit: ${message} (run again with --debug for the stack)`
  process.stderr.write(`get-log-contract: ${debug ? stack : told}\n`)
  return 2
}
