import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, constants, openSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect, createServer, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Both ends of a stream: a command writes to one, the server reads the other. */
export interface Output {
  readonly forCommand: Socket | number
  readonly forServer: Socket
  /** Lets go of the end of the command, once it has it. */
  handOver(): void
}

/**
 * Opens one stream for a command's stdout and stderr together. With a pipe for each, as `child_process` makes them,
 * what came first on which could not be told any more.
 */
export async function openOutput(): Promise<Output> {
  const directory = await mkdtemp(join(tmpdir(), 'get-log-'))
  const path = join(directory, 'output')
  try {
    return spawnSync('mkfifo', [path]).status === 0 ? openPipe(path) : await openSocket(path)
  } finally {
    await rm(directory, { recursive: true })
  }
}

/** A command may open its `/dev/stderr` anew only if that is a pipe. */
function openPipe(path: string): Output {
  const forServer = new Socket({ fd: openSync(path, constants.O_RDONLY | constants.O_NONBLOCK), readable: true })
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
