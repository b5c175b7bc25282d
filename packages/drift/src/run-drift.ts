import { clauses as catalogue } from '@get-log/contract-tests'
import { Command, CommanderError } from 'commander'
import type { DriftOptions } from './drift.ts'
import { drift } from './drift.ts'
import { DriftInputError } from './drift-input-error.ts'
import { formatDrift } from './format-drift.ts'
import { compareWithKnown, readKnownDifferences } from './known-differences.ts'

/** Where the command writes; both streams of the process by default. */
export interface DriftOutput {
  out(text: string): void
  err(text: string): void
}

const ofProcess: DriftOutput = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
}

/**
 * Runs `drift FILE|URL` and resolves to the exit code: 0 if nothing is breaking but what is known, 1 if something is or a known difference is
 * gone, 2 if the documents cannot be compared.
 */
export async function runDrift(
  argv: readonly string[],
  { out, err }: DriftOutput = ofProcess,
  { clauses = catalogue }: DriftOptions = {},
): Promise<number> {
  let exitCode = 0
  const program = new Command('drift')
    .description("compare the spec with the provider's published OpenAPI document")
    .argument('<file|url>', 'an OpenAPI 3 document, JSON or YAML')
    .option('--json', 'print the differences as JSON')
    .option('--known <file>', 'a YAML list of breaking differences that are accepted: rule, pointer and reason of each')
    .option('--debug', 'show the stack of an error')
    .exitOverride()
    .configureOutput({ writeOut: out, writeErr: err })
    .action(async (source: string, { json, known: file }: { json?: boolean; known?: string }) => {
      const known = file === undefined ? [] : await readKnownDifferences(file)
      const found = await drift(source, { clauses })
      out(json ? `${JSON.stringify(found, null, 2)}\n` : formatDrift(found, process.stdout.columns))
      const { unknown, stale } = compareWithKnown(found.differences, known)
      if (file !== undefined) err(`${unknown.length} breaking beside the ${known.length - stale.length} known\n`)
      for (const { rule, pointer } of stale) err(`${file} is stale: there is no ${rule} at ${pointer} any more\n`)
      exitCode = unknown.length + stale.length > 0 ? 1 : 0
    })
  try {
    await program.parseAsync(argv, { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    const { message, stack } = error as Error
    const told = error instanceof DriftInputError ? message : `Error of the kit: ${message} (run again with --debug)`
    err(`drift: ${argv.includes('--debug') ? stack : told.replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ')}\n`)
    return 2
  }
}
