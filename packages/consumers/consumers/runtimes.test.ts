import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { launchChromium } from '@get-log/workspace/chromium'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { packPackages } from '../src/packing/pack-packages.ts'
import { runCommand } from '../src/packing/run-command.ts'
import { esbuild, installRuntimes, runtimes, workerd } from '../src/runtimes/runtimes.ts'
import { arrangeCutLog } from '../src/stranger/arrange-cut-log.ts'
import { expectedInProcess, expectedReading } from '../src/stranger/expected-reading.ts'
import type { InstalledServer } from '../src/stranger/start-server.ts'
import { startInstalledServer } from '../src/stranger/start-server.ts'
import type { Stranger } from '../src/stranger/stranger.ts'
import { installAsStranger } from '../src/stranger/stranger.ts'

let tarballs: string
let stranger: Stranger
let server: InstalledServer

beforeAll(async () => {
  tarballs = await mkdtemp(join(tmpdir(), 'get-log-tarballs-'))
  stranger = await installAsStranger(await packPackages(tarballs))
  server = await startInstalledServer(stranger.directory)
  await installRuntimes()
})

afterAll(async () => {
  await server?.[Symbol.asyncDispose]()
  await stranger?.[Symbol.asyncDispose]()
  await rm(tarballs, { recursive: true, force: true })
})

const bundle = async (program: string, ...options: string[]): Promise<string> => {
  const output = join(stranger.directory, `bundled-${program}`)
  const fixed = [`programs/${program}`, '--bundle', `--outfile=${output}`, '--log-level=error']
  await runCommand(esbuild, [...fixed, ...options], { cwd: stranger.directory })
  return output
}

const named = runtimes.map(({ name, command }) => [name, command] as const)

test.each(named)('%s follows a log through a cut and runs the server without a port', async (_name, command) => {
  const id = await arrangeCutLog(server)
  const [executable, ...options] = command
  const program = [...options, 'programs/main.js', server.url, id]
  const output = await runCommand(executable, program, { cwd: stranger.directory })
  expect(JSON.parse(output)).toEqual({ overHttp: expectedReading, inProcess: expectedInProcess })
})

test('workerd follows a log through a cut and runs the server without a port', async () => {
  const id = await arrangeCutLog(server)
  await bundle('worker.js', '--format=esm', '--platform=node', '--conditions=workerd,worker')
  const config = join(stranger.directory, 'config.capnp')
  await writeFile(
    config,
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [(name = "worker", esModule = embed "bundled-worker.js")],
      compatibilityDate = "2026-06-01",
      compatibilityFlags = ["nodejs_compat"],
      globalOutbound = "loopback",
    )),
    (name = "loopback", network = (allow = ["private", "local"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
`,
  )
  const child = spawn(workerd, ['serve', config, '--control-fd=3'], {
    stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
  })
  const exited = once(child, 'exit')
  try {
    const control = child.stdio[3] as NodeJS.ReadableStream
    const { value } = await createInterface(control)[Symbol.asyncIterator]().next()
    const { port } = JSON.parse(String(value)) as { port: number }
    const query = new URLSearchParams({ baseUrl: server.url, id })
    const response = await fetch(`http://127.0.0.1:${port}/?${query}`)
    expect(await response.json()).toEqual({ overHttp: expectedReading, inProcess: expectedInProcess })
  } finally {
    child.kill()
    await exited
  }
})

test('Chromium follows a log through a cut', async () => {
  const id = await arrangeCutLog(server)
  const path = await bundle('page.js', '--format=iife')
  const browser = await launchChromium()
  try {
    const page = await browser.newPage()
    await page.addScriptTag({ path })
    const reading = await page.evaluate(`readLogs(${JSON.stringify(server.url)}, ${JSON.stringify(id)})`)
    expect(reading).toEqual(expectedReading)
  } finally {
    await browser.close()
  }
})
