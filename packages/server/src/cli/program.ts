import { readFileSync } from 'node:fs'
import { Command, InvalidArgumentError, Option } from 'commander'
import { profiles } from '../profile/profile.ts'
import { defaultRequestsPerSecond } from '../rate-limit.ts'
import type { ExecFlags } from './exec.ts'
import { exec } from './exec.ts'
import { UsageError } from './report-error.ts'
import type { GivenToken, ServeFlags } from './serve.ts'
import { serve } from './serve.ts'

const parsePort: (text: string) => number = numberParser(/^\d{1,5}$/, 65535, 'a whole number from 0 to 65535')

const parseCount: (text: string) => number = numberParser(/^[1-9]\d{0,14}$/, 1e15, 'a whole number, at least 1')

/** Reads a time in seconds, with or without a fraction. */
const parseSeconds: (text: string) => number = numberParser(
  /^\d{1,6}(?:\.\d+)?$/,
  1e6,
  'a number of seconds, for instance 30',
)

function numberParser(form: RegExp, most: number, wanted: string): (text: string) => number {
  return (text) => {
    if (form.test(text) && Number(text) <= most) return Number(text)
    throw new InvalidArgumentError(`It must be ${wanted}.`)
  }
}

/** Parses `NAME=VALUE`, booleans and whole numbers as such, and adds it to the previous ones. The values are checked where they are used. */
function collectTrait(text: string, before: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const [, name, value = ''] = /^(\w+)=(.+)$/.exec(text) ?? []
  if (name === undefined) throw new InvalidArgumentError('It must be NAME=VALUE, for instance head=answered.')
  return { ...before, [name]: /^(?:true|false|\d+)$/.test(value) ? JSON.parse(value) : value }
}

/** Parses `TOKEN` or `TOKEN:OWNER` and adds it to the previous ones; the owner defaults to `default`. */
function collectToken(text: string, before: readonly GivenToken[]): readonly GivenToken[] {
  const [, token, owner = 'default'] = /^([^:\s]+)(?::(.+))?$/.exec(text) ?? []
  if (token !== undefined) return [...before, { token, owner }]
  // Does not repeat the value: it may still be a token.
  throw new UsageError('--token must be TOKEN or TOKEN:OWNER, without spaces.')
}

/** The command line. Its actions set `process.exitCode` or throw. */
export function createProgram(): Command {
  const program = new Command('get-log-server')
    .description('The Get log endpoint for real: stores logs, streams them live, answers every documented error.')
    .version(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version)
    .enablePositionalOptions()
    .showSuggestionAfterError(false)
    .exitOverride()

  program
    .command('serve')
    .description('serves until it is stopped')
    .option('--port <n>', 'the port; 0 for any free one', parsePort, 4020)
    .option('--host <address>', 'the address to listen on', '127.0.0.1')
    .option('--data-dir <dir>', 'keeps logs in files there, through crashes; in memory by default')
    .option(
      '--fsync',
      'with --data-dir: acknowledges an append once the disk has it, so that a crash of the machine loses nothing',
    )
    .option('--logs <dir>', 'also serves every NAME.log there, as a finished log')
    .option('--control-port <n>', 'the port of the control interface; off by default', parsePort)
    .option(
      '--control-token <token>',
      'the secret of control requests; other users cannot see it in GET_LOG_CONTROL_TOKEN; without one, every user of this machine may steer',
    )
    .addOption(
      new Option('--token <token[:owner]>', 'a token to know, and whose it is; may be repeated')
        .argParser(collectToken)
        .default([], 'none'),
    )
    .option('--rate-limit <n>', `requests a second for one log (default: ${defaultRequestsPerSecond})`, parseCount)
    .option('--max-runs <n>', 'runs kept at a time (default: 10000)', parseCount)
    .option('--max-log-bytes <n>', 'the longest log (default: 1 GiB; with --data-dir 1 TiB)', parseCount)
    .addOption(
      new Option('--profile <name>', 'what it behaves like where the document and the live API differ')
        .choices(Object.keys(profiles))
        .default('documented'),
    )
    .addOption(
      new Option('--trait <name=value>', 'what differs from the profile, such as head=answered; may be repeated')
        .argParser(collectTrait)
        .default({}, 'none'),
    )
    .addOption(new Option('--error-types <vocabulary>', 'the trait errorTypes').choices(['2026-01', '2026-04']))
    .option('--debug', 'shows the stack of an error')
    .action((flags: ServeFlags) => serve(flags))

  program
    .command('exec')
    .description('runs a command, serves its output as a live log, exits with its exit code')
    .usage('[options] -- <command...>')
    .argument('<command...>', 'the command and its arguments')
    .passThroughOptions()
    .option('--id <id>', 'the id of the run; random by default')
    .option('--keep <seconds>', 'keeps serving for this long after the command has ended', parseSeconds, 0)
    .option('--port <n>', 'the port; 0 for any free one', parsePort, 0)
    .option('--host <address>', 'the address to listen on', '127.0.0.1')
    .option('--debug', 'shows the stack of an error')
    .action(async (command: string[], flags: ExecFlags) => {
      process.exitCode = await exec(command, flags)
    })

  return program
}
