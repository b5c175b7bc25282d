import type { Command } from 'commander'
import { clauses as catalogue } from '../clauses/catalogue.ts'
import { UsageError } from '../cli/usage-error.ts'
import type { DriftOptions } from './drift.ts'
import { drift } from './drift.ts'
import { DriftInputError } from './drift-input-error.ts'
import { formatDrift } from './format-drift.ts'

/** What the command needs beside its arguments; the clauses to name are all of them unless given. */
export interface DriftCommandOptions extends DriftOptions {
  /** Takes the exit code: 0 if nothing is breaking, 1 if something is; default sets the process's. */
  readonly finish?: (exitCode: number) => void
}

/**
 * Adds `drift FILE|URL` to the command line. A document that cannot be compared throws `UsageError`, which the command line
 * tells in one line before it exits with 2.
 */
export function registerDrift(
  program: Command,
  { finish = setExitCode, clauses = catalogue }: DriftCommandOptions = {},
): void {
  program
    .command('drift')
    .description("compare the spec with the provider's published OpenAPI document")
    .argument('<file|url>', 'an OpenAPI 3 document, JSON or YAML')
    .option('--json', 'print the differences as JSON')
    .option('--debug', 'show the stack of an error')
    .action(async (source: string, { json }: { json?: boolean }, command: Command) => {
      const found = await drift(source, { clauses }).catch(explain)
      const text = json ? `${JSON.stringify(found, null, 2)}\n` : formatDrift(found, process.stdout.columns)
      command.configureOutput().writeOut?.(text)
      finish(found.summary.breaking > 0 ? 1 : 0)
    })
}

function explain(cause: unknown): never {
  if (!(cause instanceof DriftInputError)) throw cause
  throw new UsageError(cause.message.replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' '), { cause })
}

function setExitCode(exitCode: number): void {
  process.exitCode = exitCode
}
