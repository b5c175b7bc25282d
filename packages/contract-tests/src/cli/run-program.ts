import { Command, InvalidArgumentError, Option } from 'commander'
import { manifest } from '../package-root.ts'
import { readClaims } from '../readers/reader.ts'
import { UsageError } from '../usage/usage-error.ts'
import { explainError, givenSecrets } from './explain-error.ts'
import { Interrupted } from './interruption.ts'
import type { LiveCommandOptions } from './live-command.ts'
import type { ReadersOptions } from './readers-command.ts'
import { reporterNames } from './reporter-names.ts'
import type { RunOptions } from './run-command.ts'
import type { ClauseOptions } from './select-clauses.ts'

/**
 * Runs the command line, says on stderr what fails, and returns the exit code.
 *
 * @throws Interrupted if a signal ended it: nobody is left to hear of what is still being judged.
 */
export async function runProgram(argv: readonly string[]): Promise<number> {
  try {
    return await runCommandOf(argv)
  } catch (error) {
    if (error instanceof Interrupted) throw error
    return explainError(error, argv.includes('--debug'), givenSecrets(argv, process.env))
  }
}

/** A command is loaded when it is run. */
async function runCommandOf(argv: readonly string[]): Promise<number> {
  let exitCode = 0
  const program = new Command('get-log-contract')
    .description('Judges every promise of Get log on a Prism mock, the reference server, or any server that speaks it.')
    .option('--debug', 'show the stack of an error')
    .version(manifest.version)
    .exitOverride()
    .showSuggestionAfterError()
  program
    .command('run', { isDefault: true })
    .description('judge the clauses (the default command)')
    .option(
      '--target <name...>',
      'prism, server, live or a base URL; default: prism and server, and live with a token or fixtures',
    )
    .option('--spec <file>', 'another OpenAPI document for Prism to mock')
    .option(
      '--control <url>',
      "where the target speaks the server's control interface, whose token is in GET_LOG_CONTROL_TOKEN",
    )
    .option('--fixtures <file>', 'ids, tokens and a command, instead of a control interface')
    .option('--token <token>', 'the token of the owner of the fixtures; or GET_LOG_TOKEN, APIFY_TOKEN')
    .option('--other-token <token>', 'the token of someone else, whom the server refuses; or GET_LOG_OTHER_TOKEN')
    .option('--serve <command>', 'a command that serves the target; it is ended with everything that it starts')
    .addOption(apiUrlOption())
    .option('--max-runs <number>', 'the most runs of a live target; default 300', toCount)
    .option('--concurrency <number>', 'how many of them at once; default 8', toCount)
    .option('--provoke-rate-limit', 'let a target without a control interface answer 429')
    .option('--deviations <file>', 'a file of recorded deviations, in addition to those shipped for Prism')
    .option('--silence <seconds>', 'how long a silent stream has to survive; default 2, live 20', toSeconds)
    // Commander would report an unknown command as an excess argument of the default command.
    .allowExcessArguments()
    .action(async (options: RunOptions, { args: [word] }: Command) => {
      if (word !== undefined) throw unknownWord(word, program)
      const { runCommand } = await import('./run-command.ts')
      exitCode = await runCommand(options)
    })
  program
    .command('readers')
    .description('judge a program that reads logs: readers --claims whole,follow -- COMMAND {url} {id} {token}')
    .argument('[command...]', 'after --: what reads the log; GET_LOG_URL, GET_LOG_ID and GET_LOG_TOKEN are set, too')
    .option('--adapter <name...>', 'a shipped reader by name, or a file')
    .option('--claims <list>', 'what it claims, of whole, follow, lines, resume, errors; default: whole', readClaims)
    .action(async (command: string[], options: ReadersOptions) => {
      const { readersCommand } = await import('./readers-command.ts')
      exitCode = await readersCommand(command, options)
    })
  for (const command of program.commands) addJudgingOptions(command)
  program
    .command('list')
    .description('print the catalogue: id, basis, level, title, and the words of its sources')
    .addOption(clauseOption())
    .addOption(levelOption())
    .option('--readers', 'the promises of readers, not those of the endpoint')
    .action(async (options: ClauseOptions & { readers?: boolean }) => {
      const { listCommand } = await import('./select-clauses.ts')
      exitCode = listCommand(options)
    })
  program
    .command('compare')
    .description('print what changed between two report.json, observations included')
    .argument('<before>', 'the earlier report')
    .argument('<after>', 'the later one')
    .action(async (before: string, after: string) => {
      const { compareCommand } = await import('./compare-command.ts')
      exitCode = await compareCommand(before, after)
    })
  const live = program.command('live').description('set up and take down what a live run needs')
  for (const [name, what] of [
    ['setup', 'make the private Actor get-log-contract, or bring it up to date, and build it'],
    ['teardown', 'delete that Actor, its builds and its runs'],
  ] as const)
    live
      .command(name)
      .description(what)
      .option('--token <token>', "the account's token; or GET_LOG_TOKEN, APIFY_TOKEN")
      .addOption(apiUrlOption())
      .action(async (options: LiveCommandOptions) => {
        const { liveCommand } = await import('./live-command.ts')
        exitCode = await liveCommand(name, options)
      })
  program
    .command('prove')
    .description('show on this machine, with faulty servers, that every clause can fail')
    .option('--mutant <name...>', 'only these')
    .option('--every-clause', 'judge each with every clause, and print how many fail')
    .action(async (options: { mutant?: string[]; everyClause?: boolean }) => {
      const { proveCommand } = await import('./prove-command.ts')
      exitCode = await proveCommand(options)
    })
  await program.parseAsync(argv)
  return exitCode
}

function unknownWord(word: string, program: Command): UsageError {
  const names = program.commands.map((command) => command.name()).join(', ')
  return new UsageError(
    `Unknown command "${word}": the commands are ${names}. A target is named by --target, a clause by --clause`,
  )
}

function addJudgingOptions(command: Command): void {
  command
    .addOption(clauseOption())
    .addOption(levelOption())
    .option('--out <directory>', 'where to write the report files')
    .addOption(new Option('--reporter <name...>', 'what to report').choices(reporterNames))
    .option(
      '--wait <seconds>',
      'how long something may take before it counts as missing; default 10, live 60, a reader 6',
      toSeconds,
    )
    .option('--verbose', 'print every clause, what is not applicable, and the exchange of each failure')
}

function clauseOption(): Option {
  return new Option('--clause <glob...>', 'only clauses whose id matches, for instance stream or "errors/*-type"')
}

function levelOption(): Option {
  return new Option('--level <level>', 'only clauses of this level').choices(['must', 'should'])
}

function apiUrlOption(): Option {
  return new Option('--api-url <url>', 'where the platform is; or APIFY_API_BASE_URL; default: as the document says')
}

function toCount(value: string): number {
  const count = Number(value)
  if (!Number.isInteger(count) || count < 1 || count > 10_000)
    throw new InvalidArgumentError('It is a whole number, from 1 to 10000.')
  return count
}

function toSeconds(value: string): number {
  const seconds = Number(value)
  if (!(seconds > 0 && seconds <= 3600))
    throw new InvalidArgumentError('It is a number of seconds, above 0 and up to 3600.')
  return seconds
}
