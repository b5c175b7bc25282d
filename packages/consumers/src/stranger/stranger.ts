import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createControlClient } from '@get-log/server/control'
import type { PackedPackage } from '../packing/published-packages.ts'
import { projectRoot } from '../packing/published-packages.ts'
import { runCommand } from '../packing/run-command.ts'

/** A folder outside the workspace where a stranger has installed the packages, with our programs in `programs`, and the server that runs there. */
export type Stranger = Awaited<ReturnType<typeof installAsStranger>>

/** Installs tarballs by npm as a stranger would, puts our programs beside them, and starts the server on free loopback ports. */
export async function installAsStranger(packed: PackedPackage[]) {
  const directory = await mkdtemp(join(tmpdir(), 'get-log-stranger-'))
  const tarballs = packed.map(({ manifest, tarball }) => [manifest.name, `file:${tarball}`])
  const manifest = { name: 'stranger', private: true, type: 'module', dependencies: Object.fromEntries(tarballs) }
  await writeFile(join(directory, 'package.json'), JSON.stringify(manifest))
  await runCommand('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline'], { cwd: directory })
  await cp(join(projectRoot, 'packages/consumers/programs'), join(directory, 'programs'), { recursive: true })
  const command = join(directory, 'node_modules/.bin/get-log-server')
  const server = spawn(command, ['serve', '--port', '0', '--control-port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(server, 'exit')
  const lines = createInterface(server.stdout)[Symbol.asyncIterator]()
  const readUrl = async (): Promise<string> => String((await lines.next()).value).replace(/^.* on /, '')
  return {
    directory,
    url: await readUrl(),
    controlUrl: await readUrl(),
    async [Symbol.asyncDispose]() {
      server.kill('SIGTERM')
      await exited
      await rm(directory, { recursive: true, force: true })
    },
  }
}

/** The log that every consumer reads. Its first connection is cut inside the ü. */
const logText = '2017-07-14T06:00:49.733Z Grüße from a log.\n2017-07-14T06:00:49.741Z Its second line.\n'

/** What `programs/read-logs.js` prints for that log, cut or not, and `programs/serve-in-process.js`. */
export const expected = {
  overHttp: { followed: logText, whole: logText, lines: logText.trimEnd().split('\n') },
  inProcess: 'grün\n',
}

/** Writes the log as a finished run and makes the server cut the next answer inside a character. Returns the ID. */
export async function arrangeCutLog({ controlUrl }: Stranger): Promise<string> {
  const control = createControlClient(controlUrl)
  const { data, response } = await control.POST('/runs')
  if (data === undefined) throw new Error(`The control interface starts no run: ${response.status}.`)
  const { id } = data
  const path = { params: { path: { id } } }
  await control.POST('/runs/{id}/log', { ...path, body: logText, bodySerializer: () => logText })
  await control.POST('/runs/{id}/finish', path)
  await control.PUT('/faults', { body: { id, dropAfterBytes: Buffer.from(logText).indexOf('ü') + 1 } })
  return id
}
