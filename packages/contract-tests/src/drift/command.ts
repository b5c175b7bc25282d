import type { Command } from 'commander'
import type { DriftOptions } from './drift.ts'
import { drift } from './drift.ts'
import { DriftInputError } from './drift-input-error.ts'
import { formatDrift } from './format-drift.ts'

/**
 * Adds `drift FILE|URL` to the command line. Exits with 0 if nothing is breaking, 1 if something is, and 2 with one line on stderr
 * if the provider's document cannot be compared.
 */
export function registerDrift(program: Command, options: DriftOptions = {}): void {
  program
    .command('drift')
    .description("compare the spec with the provider's published OpenAPI document")
    .argument('<file|url>', 'an OpenAPI 3 document, JSON or YAML')
    .option('--json', 'print the differences as JSON')
    .action(async (source: string, { json }: { json?: boolean }, command: Command) => {
      try {
        const found = await drift(source, options)
        const text = json ? `${JSON.stringify(found, null, 2)}\n` : formatDrift(found, process.stdout.columns)
        command.configureOutput().writeOut?.(text)
        if (found.summary.breaking > 0) process.exitCode = 1
      } catch (error) {
        if (!(error instanceof DriftInputError) || command.optsWithGlobals().debug) throw error
        command.error(`error: ${error.message.replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ')}`, {
          exitCode: 2,
          code: 'drift.input',
        })
      }
    })
}
