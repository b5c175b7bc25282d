import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants } from 'node:os'
import { openOutput } from './open-output.ts'

const forwarded: readonly NodeJS.Signals[] = [
  'SIGINT',
  'SIGTERM',
  'SIGHUP',
  'SIGQUIT',
  'SIGUSR2',
  'SIGWINCH',
  'SIGCONT',
]

/** How long output may still come after the command ended, from something it left in the background. */
const lastOutputMs = 1000

/** Thrown when a command cannot be started at all. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
  /** What a shell would exit with: 127 if there is no such command, 126 if it cannot be run. */
  readonly exitCode: number

  constructor(command: string, cause: NodeJS.ErrnoException) {
    const reason = cause.code === 'ENOENT' ? 'there is no such command' : cause.message
    super(`Cannot start ${JSON.stringify(command)}: ${reason}.`, { cause })
    this.exitCode = cause.code === 'ENOENT' ? 127 : 126
  }
}

/**
 * Runs a command with this process's stdin, passes on signals, and hands out what it writes to stdout and stderr as
 * it comes. Resolves with its exit code, 128 + n after signal n, when it has ended and all its output was handed
 * out. Rejects with a {@link CommandError}.
 */
export async function runCommand(
  [command, ...commandArguments]: readonly [string, ...string[]],
  onOutput: (chunk: Uint8Array) => void,
): Promise<number> {
  const { forCommand, forServer, handOver } = await openOutput()
  forServer.on('data', onOutput)
  const outputEnded = once(forServer, 'close')
  const child = spawn(command, commandArguments, { stdio: ['inherit', forCommand, forCommand] })
  handOver()

  const passOn = (signal: NodeJS.Signals): void => {
    child.kill(signal)
  }
  for (const signal of forwarded) process.on(signal, passOn)
  try {
    const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null]
    const cutOff = setTimeout(() => forServer.destroy(), lastOutputMs)
    await outputEnded
    clearTimeout(cutOff)
    return code ?? 128 + constants.signals[signal ?? 'SIGKILL']
  } catch (error) {
    forServer.destroy()
    throw new CommandError(command, error as NodeJS.ErrnoException)
  } finally {
    for (const signal of forwarded) process.off(signal, passOn)
  }
}
