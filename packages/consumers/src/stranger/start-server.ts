import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** The installed `get-log-server`, run as its user would. */
export interface InstalledServer extends AsyncDisposable {
  url: string
  controlUrl: string
}

/** Starts the server that a stranger installed, on free ports of loopback. */
export async function startInstalledServer(directory: string): Promise<InstalledServer> {
  const command = join(directory, 'node_modules/.bin/get-log-server')
  const child = spawn(command, ['serve', '--port', '0', '--control-port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const readUrl = async (): Promise<string> => String((await lines.next()).value).replace(/^.* on /, '')
  return {
    url: await readUrl(),
    controlUrl: await readUrl(),
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM')
      await exited
    },
  }
}
