import { parseArgs } from 'node:util'

/** A mistake in how the command was called: one line for people, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** What the command was asked to do. */
export interface BenchCommand {
  /** The benchmarks to run, in their own order. */
  readonly names: readonly string[]
  /** Rounds for each comparison; by default as many as fit into its time. */
  readonly rounds: number | undefined
  /** Whether benchmarks were named, and not simply all of them meant. */
  readonly thorough: boolean
  /** Whether to write the table and the chart into the package's README: those of the last run, these rows renewed. */
  readonly readme: boolean
  /** The directory for the report files; by default `reports/bench`. */
  readonly out: string | undefined
  readonly help: boolean
  /** Whether to show stack traces. */
  readonly debug: boolean
}

/**
 * Reads `npm run bench -- [NAME...] [--rounds N] [--out DIR] [--readme] [--help] [--debug]`.
 *
 * @throws UsageError for an option or a benchmark that does not exist, or a number of rounds that is none.
 */
export function parseCommandLine(args: readonly string[], known: readonly string[]): BenchCommand {
  const { values, positionals } = parse(args)
  const unknown = positionals.find((name) => !known.includes(name))
  if (unknown !== undefined) {
    throw new UsageError(`There is no benchmark ${JSON.stringify(unknown)}: choose from ${known.join(', ')}.`)
  }
  const { rounds, out, readme = false, help = false, debug = false } = values
  if (rounds !== undefined && !/^[1-9]\d{0,2}$/.test(rounds)) {
    throw new UsageError(`--rounds is ${JSON.stringify(rounds)}: give a whole number from 1 to 999.`)
  }
  const thorough = positionals.length > 0
  const names = known.filter((name) => !thorough || positionals.includes(name))
  return { names, thorough, rounds: rounds === undefined ? undefined : Number(rounds), out, readme, help, debug }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        rounds: { type: 'string' },
        out: { type: 'string' },
        readme: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        debug: { type: 'boolean' },
      },
    })
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split('. ')[0]}. See npm run bench -- --help.`)
  }
}
