import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import type { Socket } from 'node:net'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Both ends of a stream: a command writes to one, the server reads the other. */
export interface Output {
  readonly forCommand: Socket
  readonly forServer: Socket
}

/**
 * Opens one stream for a command's stdout and stderr together. With a pipe for each, as `child_process` makes them,
 * what came first on which could not be told any more.
 */
export async function openOutput(): Promise<Output> {
  const directory = await mkdtemp(join(tmpdir(), 'get-log-'))
  const server = createServer()
  try {
    server.listen(join(directory, 'output'))
    await once(server, 'listening')
    const forCommand = connect(join(directory, 'output'))
    const [forServer] = (await once(server, 'connection')) as [Socket]
    return { forCommand, forServer }
  } finally {
    server.close()
    await rm(directory, { recursive: true })
  }
}
