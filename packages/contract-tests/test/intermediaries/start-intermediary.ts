import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Intermediary } from './intermediaries.ts'
import { intermediaries } from './intermediaries.ts'

export type IntermediaryName = keyof typeof intermediaries

/** Where the program is, or why it is nowhere. It is installed only as root, and where packages start no services, as in containers. */
export function findIntermediary(
  name: IntermediaryName,
  mode: 'look' | 'install' = 'look',
): { path: string } | { reason: string } {
  const { command, package: packageName }: Intermediary = intermediaries[name]
  const path = `/usr/sbin/${command}`
  if (existsSync(path)) return { path }
  const advice = `${command} is not installed: apt-get install ${packageName}`
  if (mode === 'look' || process.getuid?.() !== 0 || !existsSync('/usr/sbin/policy-rc.d')) return { reason: advice }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const install = `apt-get -qq update && apt-get -qq install -y --no-install-recommends ${packageName}`
  const { stderr } = spawnSync('sh', ['-c', install], { env, encoding: 'utf8', timeout: 300_000 })
  return existsSync(path) ? { path } : { reason: `${advice} failed: ${stderr.trim().split('\n').at(-1)}` }
}

/** Starts the intermediary in front of the server at this URL, on a free loopback port. */
export async function startIntermediary(
  name: IntermediaryName,
  upstreamUrl: string,
): Promise<{ url: string } & AsyncDisposable> {
  const found = findIntermediary(name)
  if ('reason' in found) throw new Error(found.reason)
  const { start, config }: Intermediary = intermediaries[name]
  const folder = await mkdtemp(join(tmpdir(), 'intermediary-'))
  const place = { port: await findFreePort(), upstream: new URL(upstreamUrl).host, folder }
  const file = join(folder, 'config')
  await writeFile(file, config(place))
  const child = spawn(found.path, start(file, place), { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const output of [child.stdout, child.stderr])
    output.on('data', (bytes) => (said = `${said}${bytes}`.slice(-4096)))
  const gone = once(child, 'close')
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM')
    await gone
    await rm(folder, { recursive: true, force: true })
  }
  const end = Date.now() + 30_000
  while (!(await answersAt(place.port))) {
    if (child.exitCode === null && Date.now() < end) await delay(50)
    else {
      await stop()
      throw new Error(`${name} does not start: ${said.trim()}`)
    }
  }
  return { url: `http://127.0.0.1:${place.port}`, [Symbol.asyncDispose]: stop }
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await once(server.close(), 'close')
  return port
}

async function answersAt(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  const answers = await once(socket, 'connect').then(
    () => true,
    () => false,
  )
  socket.destroy()
  return answers
}
