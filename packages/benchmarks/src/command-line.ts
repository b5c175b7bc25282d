import { Command, InvalidArgumentError } from 'commander'
import type { Benchmark } from './benchmark.ts'

export interface BenchCommand {
  /** The benchmarks to run, in their own order. */
  readonly names: readonly string[]
  /** Samples of each contender, and mutants; by default as many as fit into a comparison's time. */
  readonly rounds?: number
  /** The seed of the contenders' order; by default a new one each time. */
  readonly seed: number
  /** Whether to write the tables of the READMEs, which takes a full run. */
  readonly readme: boolean
  /** The directory for `bench.json`; by default `reports/bench`. */
  readonly out?: string
  readonly debug: boolean
}

/**
 * Reads `npm run bench -- [NAME...] [--rounds N] [--seed N] [--out DIR] [--readme] [--help] [--debug]`.
 *
 * @throws CommanderError for an option or a benchmark that does not exist, a number that is not whole or out of range, or
 * `--readme` for a part of the benchmarks, after printing one line; and after the help.
 */
export function parseCommandLine(
  args: readonly string[],
  known: readonly Pick<Benchmark, 'name' | 'purpose'>[],
  tell = (text: string): unknown => process.stderr.write(text),
): BenchCommand {
  const all = known.map(({ name }) => name)
  const program = new Command('npm run bench --')
    .argument('[names...]', 'the benchmarks to run; by default all')
    .option('--rounds <n>', 'samples of each contender, and mutants; by default as many as fit into the time', whole(1))
    .option('--seed <n>', 'the order of the contenders, and which mutants; by default another one each time', whole(0))
    .option('--out <dir>', 'where bench.json goes; by default reports/bench')
    .option('--readme', 'also write the tables of the READMEs, which one run of everything fills', false)
    .option('--debug', 'show stack traces', false)
    .addHelpText('after', `\n${known.map(({ name, purpose }) => `  ${name.padEnd(16)} ${purpose}`).join('\n')}`)
    .exitOverride()
    .configureOutput({ writeErr: tell })
    .parse(args, { from: 'user' })
  const options = program.opts<Omit<BenchCommand, 'names' | 'seed'> & { seed?: number }>()
  const unknown = program.args.find((name) => !all.includes(name))
  if (unknown !== undefined) program.error(`There is no benchmark "${unknown}": choose from ${all.join(', ')}.`)
  if (options.readme && program.args.length > 0) {
    program.error('--readme writes what one run of all benchmarks measured: leave out the names.')
  }
  const names = all.filter((name) => program.args.length === 0 || program.args.includes(name))
  return { seed: Math.floor(Math.random() * 1000), ...options, names }
}

function whole(least: number): (given: string) => number {
  return (given) => {
    if (/^\d{1,3}$/.test(given) && Number(given) >= least) return Number(given)
    throw new InvalidArgumentError(`Give a whole number from ${least} to 999.`)
  }
}
