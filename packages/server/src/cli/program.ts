import { Command, Option } from 'commander'
import { profiles } from '../profile/profile.ts'
import { defaultRequestsPerSecond } from '../rate-limit.ts'
import type { ExecFlags } from './exec.ts'
import { exec } from './exec.ts'
import { collectToken, collectTrait, parseCount, parsePort, parseSeconds } from './parse-flag.ts'
import type { ServeFlags } from './serve.ts'
import { serve } from './serve.ts'

/** The command line. Its actions set `process.exitCode`; what goes wrong is thrown. */
export function createProgram(): Command {
  const program = new Command('get-log-server')
    .description('The Get log endpoint for real: stores logs, streams them live, answers every documented error.')
    .enablePositionalOptions()
    .showSuggestionAfterError(false)
    .exitOverride()

  program
    .command('serve')
    .description('serves until it is stopped')
    .addOption(portOption(4020))
    .addOption(hostOption())
    .option('--data-dir <dir>', 'keeps logs in files there, through crashes; in memory by default')
    .option('--fsync', 'with --data-dir: acknowledges what the disk has, so that a crash of the machine costs nothing')
    .option('--logs <dir>', 'also serves every NAME.log there, as a finished log')
    .addOption(new Option('--control-port <n>', 'where to steer it from; off by default').argParser(parsePort))
    .option(
      '--control-token <token>',
      'what whoever steers must send, unseen by others in GET_LOG_CONTROL_TOKEN; without one, every user of this machine may steer',
    )
    .addOption(
      new Option('--token <token[:owner]>', 'a token to know, and whose it is; may be repeated')
        .argParser(collectToken)
        .default([], 'none'),
    )
    .addOption(
      new Option('--rate-limit <n>', `requests a second for one log (default: ${defaultRequestsPerSecond})`).argParser(
        parseCount,
      ),
    )
    .addOption(new Option('--max-runs <n>', 'runs kept at a time (default: 10000)').argParser(parseCount))
    .addOption(
      new Option('--max-log-bytes <n>', 'the longest log (default: 1 GiB; with --data-dir 1 TiB)').argParser(
        parseCount,
      ),
    )
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
    .addOption(debugOption())
    .action((flags: ServeFlags) => serve(flags))

  program
    .command('exec')
    .description('runs a command, serves its output as a live log, exits with its exit code')
    .usage('[options] -- <command...>')
    .argument('<command...>', 'the command and its arguments')
    .passThroughOptions()
    .option('--id <id>', 'the id of the run; random by default')
    .addOption(
      new Option('--keep <seconds>', 'goes on serving after the command ended').argParser(parseSeconds).default(0),
    )
    .addOption(portOption(0))
    .addOption(hostOption())
    .addOption(debugOption())
    .action(async (command: string[], flags: ExecFlags) => {
      process.exitCode = await exec(command, flags)
    })

  return program
}

function portOption(port: number): Option {
  return new Option('--port <n>', 'the port; 0 for any free one').argParser(parsePort).default(port)
}

function hostOption(): Option {
  return new Option('--host <address>', 'the address to listen on').default('127.0.0.1')
}

function debugOption(): Option {
  return new Option('--debug', 'shows the stack of an error')
}
