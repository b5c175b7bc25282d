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
  /** What the order of the contenders follows from; by default another one each time. */
  readonly seed: number
  /** Whether to write the tables of the READMEs, which one run of everything fills. */
  readonly readme: boolean
  /** The directory for `bench.json`; by default `reports/bench`. */
  readonly out: string | undefined
  readonly help: boolean
  /** Whether to show stack traces. */
  readonly debug: boolean
}

/**
 * Reads `npm run bench -- [NAME...] [--rounds N] [--seed N] [--out DIR] [--readme] [--help] [--debug]`.
 *
 * @throws UsageError for an option or a benchmark that does not exist, a number that is not whole or out of range, or
 * `--readme` for a part of the benchmarks.
 */
export function parseCommandLine(args: readonly string[], known: readonly string[]): BenchCommand {
  const { values, positionals } = parse(args)
  const unknown = positionals.find((name) => !known.includes(name))
  if (unknown !== undefined) {
    throw new UsageError(`There is no benchmark ${JSON.stringify(unknown)}: choose from ${known.join(', ')}.`)
  }
  const { out, readme = false, help = false, debug = false } = values
  if (readme && positionals.length > 0) {
    throw new UsageError('--readme writes what one run of all benchmarks measured: leave out the names.')
  }
  const names = known.filter((name) => positionals.length === 0 || positionals.includes(name))
  const rounds = readNumber('--rounds', values.rounds, 1)
  const seed = readNumber('--seed', values.seed, 0) ?? Math.floor(Math.random() * 1000)
  return { names, rounds, seed, out, readme, help, debug }
}

function readNumber(option: string, given: string | undefined, least: number): number | undefined {
  if (given === undefined) return undefined
  if (!/^\d{1,3}$/.test(given) || Number(given) < least) {
    throw new UsageError(`${option} is ${JSON.stringify(given)}: give a whole number from ${least} to 999.`)
  }
  return Number(given)
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        rounds: { type: 'string' },
        seed: { type: 'string' },
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
