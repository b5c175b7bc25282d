import { readFile } from 'node:fs/promises'
import { clauses } from '@get-log/contract-tests'
import { Command, CommanderError } from 'commander'
import { parse } from 'yaml'
import { drift } from './drift.ts'
import { formatDrift } from './format-drift.ts'
import { isObject } from './json.ts'
import { DriftInputError } from './read-document.ts'

/** What a run of the command leaves behind. */
export type Outcome = Record<'stdout' | 'stderr', string> & { exitCode: number }

/**
 * Runs `drift FILE|URL`. The exit code is 0 if nothing is breaking but what is known, 1 if something is or a known difference is gone,
 * 2 if the documents cannot be compared.
 */
export async function runDrift(argv: readonly string[]): Promise<Outcome> {
  const outcome: Outcome = { stdout: '', stderr: '', exitCode: 0 }
  const writeOut = (text: string): string => (outcome.stdout += text)
  const writeErr = (text: string): string => (outcome.stderr += text)
  const program = new Command('drift')
    .description("compare the spec with the provider's published OpenAPI document")
    .argument('<file|url>', 'an OpenAPI 3 document, JSON or YAML')
    .option('--json', 'print the differences as JSON')
    .option('--known <file>', 'a YAML list of breaking differences that are accepted: rule, pointer and reason of each')
    .option('--debug', 'show the stack of an error')
    .exitOverride()
    .configureOutput({ writeOut, writeErr })
    .action(async (source: string, { json, known: file }: { json?: boolean; known?: string }) => {
      const known = file === undefined ? [] : await readKnown(file)
      const found = await drift(source, clauses)
      writeOut(json ? `${JSON.stringify(found, null, 2)}\n` : formatDrift(found))
      const keyOf = ({ rule, pointer }: Known): string => `${rule} at ${pointer}`
      const breaking = found.differences.filter((difference) => difference.class === 'breaking').map(keyOf)
      const unknown = breaking.filter((key) => !known.map(keyOf).includes(key))
      const stale = known.map(keyOf).filter((key) => !breaking.includes(key))
      if (file !== undefined) writeErr(`${unknown.length} breaking beside the ${known.length - stale.length} known\n`)
      for (const key of stale) writeErr(`${file} is stale: there is no ${key} any more\n`)
      outcome.exitCode = unknown.length + stale.length > 0 ? 1 : 0
    })
  try {
    await program.parseAsync(argv, { from: 'user' })
    return outcome
  } catch (error) {
    if (error instanceof CommanderError) return { ...outcome, exitCode: error.exitCode === 0 ? 0 : 2 }
    const { message, stack } = error as Error
    const told = error instanceof DriftInputError ? message : `Error of the kit: ${message} (run again with --debug)`
    writeErr(`drift: ${argv.includes('--debug') ? stack : told.replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ')}\n`)
    return { ...outcome, exitCode: 2 }
  }
}

/** A breaking difference that is accepted for now: exactly the one of this rule at this pointer. */
type Known = Record<'rule' | 'pointer', string>

async function readKnown(file: string): Promise<Known[]> {
  const entries: unknown = await readFile(file, 'utf8')
    .then(parse)
    .catch(({ message }: Error) => message)
  if (!Array.isArray(entries)) throw new DriftInputError(`${file} is not a list of known differences: ${entries}`)
  for (const [index, entry] of entries.entries()) {
    const missing = ['rule', 'pointer', 'reason'].find((key) => !isObject(entry) || typeof entry[key] !== 'string')
    if (missing) throw new DriftInputError(`Entry ${index + 1} of ${file} lacks "${missing}", a string`)
  }
  return entries
}
