import { CommanderError } from 'commander'
import { redact } from '../redaction/redact.ts'
import { UsageError } from '../usage/usage-error.ts'

/**
 * Reports an error on stderr, in one line or, with `debug`, with its stack, without any of the secrets, and returns the exit code: 2, or 0 if only
 * help was asked for.
 */
export function explainError(error: unknown, debug: boolean, secrets: readonly string[] = []): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  const told =
    error instanceof UsageError ? message : `Error of the kit: ${message} (run again with --debug for the stack)`
  process.stderr.write(`get-log-contract: ${redact((debug && stack) || told, secrets)}\n`)
  return 2
}
