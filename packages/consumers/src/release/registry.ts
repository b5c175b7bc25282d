import { mkdtemp, rm } from 'node:fs/promises'
import type { Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../packing/published-packages.ts'
import { pnpm, runCommand } from '../packing/run-command.ts'

const verdaccioHome = join(projectRoot, 'packages/consumers/registry')

/**
 * Starts verdaccio on a port of 127.0.0.1 with an empty store. It knows our packages only from what is published to it and asks
 * `upstream` for all others.
 */
export async function startRegistry(upstream: string) {
  await runCommand(process.execPath, [pnpm, 'install', '--ignore-workspace', '--frozen-lockfile', '--prefer-offline'], {
    cwd: verdaccioHome,
  })
  const { runServer } = createRequire(join(verdaccioHome, 'package.json'))('verdaccio') as {
    runServer(config: object): Promise<Server>
  }
  const storage = await mkdtemp(join(tmpdir(), 'get-log-registry-'))
  const everyone = { access: '$all', publish: '$all', unpublish: '$all' }
  const server = await runServer({
    storage,
    self_path: storage,
    uplinks: { upstream: { url: upstream } },
    packages: { '@get-log/*': everyone, '**': { access: '$all', proxy: 'upstream' } },
    log: { type: 'stdout', level: 'fatal' },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await rm(storage, { recursive: true, force: true })
    },
  }
}
