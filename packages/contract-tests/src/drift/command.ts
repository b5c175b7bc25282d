import type { Command } from 'commander'
import { clauses as catalogue } from '../clauses/catalogue.generated.ts'
import { UsageError } from '../cli/usage-error.ts'
import type { DriftOptions } from './drift.ts'
import { drift } from './drift.ts'
import { DriftInputError } from './drift-input-error.ts'
import { formatDrift } from './format-drift.ts'
import { compareWithKnown, readKnownDifferences } from './known-differences.ts'

/** What the command needs beside its arguments; the clauses to name are all of them unless given. */
export interface DriftCommandOptions extends DriftOptions {
  /** Takes the exit code: 0 if nothing is breaking but what is known, else 1; default sets the process's. */
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
    .option('--known <file>', 'a YAML list of breaking differences that are accepted: rule, pointer and reason of each')
    .option('--debug', 'show the stack of an error')
    .action(async (source: string, { json, known: file }: { json?: boolean; known?: string }, command: Command) => {
      const known = file === undefined ? [] : await readKnownDifferences(file).catch(explain)
      const found = await drift(source, { clauses }).catch(explain)
      const text = json ? `${JSON.stringify(found, null, 2)}\n` : formatDrift(found, process.stdout.columns)
      const { writeOut, writeErr } = command.configureOutput()
      writeOut?.(text)
      const { unknown, stale } = compareWithKnown(found.differences, known)
      if (file !== undefined) writeErr?.(`${unknown.length} breaking beside the ${known.length - stale.length} known\n`)
      for (const { rule, pointer } of stale)
        writeErr?.(`${file} is stale: there is no ${rule} at ${pointer} any more\n`)
      finish(unknown.length + stale.length > 0 ? 1 : 0)
    })
}

function explain(cause: unknown): never {
  if (!(cause instanceof DriftInputError)) throw cause
  throw new UsageError(cause.message.replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' '), { cause })
}

function setExitCode(exitCode: number): void {
  process.exitCode = exitCode
}
