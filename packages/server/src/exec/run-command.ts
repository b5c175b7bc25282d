import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, constants as fileConstants, openSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect, createServer, Socket } from 'node:net'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'

const forwarded: readonly NodeJS.Signals[] = [
  'SIGINT',
  'SIGTERM',
  'SIGHUP',
  'SIGQUIT',
  'SIGUSR2',
  'SIGWINCH',
  'SIGCONT',
]

/** How long output may still arrive after the command has ended, from something it left in the background. */
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
 * Runs a command with this process's stdin, passes on signals, and hands out its stdout and stderr as they arrive. Resolves
 * to its exit code, 128 + n after signal n, when it has ended and all its output was handed out. Rejects with a
 * {@link CommandError}.
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

/** Both ends of a stream: a command writes to one, the server reads the other. */
interface Output {
  readonly forCommand: Socket | number
  readonly forServer: Socket
  /** Closes our copy of the command's end, once the command has it. */
  handOver(): void
}

/**
 * Opens one stream for a command's stdout and stderr together. With a pipe for each, as `child_process` creates them, the
 * order of what was written would be lost.
 */
async function openOutput(): Promise<Output> {
  const directory = await mkdtemp(join(tmpdir(), 'get-log-'))
  const path = join(directory, 'output')
  try {
    return spawnSync('mkfifo', [path]).status === 0 ? openPipe(path) : await openSocket(path)
  } finally {
    await rm(directory, { recursive: true })
  }
}

/** A command can reopen its `/dev/stderr` only if that is a pipe. */
function openPipe(path: string): Output {
  const forServer = new Socket({
    fd: openSync(path, fileConstants.O_RDONLY | fileConstants.O_NONBLOCK),
    readable: true,
  })
  const forCommand = openSync(path, 'w')
  return { forCommand, forServer, handOver: () => closeSync(forCommand) }
}

async function openSocket(path: string): Promise<Output> {
  const server = createServer().listen(path)
  await once(server, 'listening')
  const forCommand = connect(path)
  const [forServer] = (await once(server, 'connection')) as [Socket]
  server.close()
  return { forCommand, forServer, handOver: () => forCommand.destroy() }
}
