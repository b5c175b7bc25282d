import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { launchChromium } from '@get-log/workspace/chromium'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { packPackages, projectRoot } from '../src/packing/published-packages.ts'
import { runCommand } from '../src/packing/run-command.ts'
import { esbuild, installRuntimes, oldNodes, runtimes, workerd } from '../src/runtimes/runtimes.ts'
import type { Stranger } from '../src/stranger/stranger.ts'
import { arrangeCutLog, expected, installAsStranger } from '../src/stranger/stranger.ts'

let tarballs: string
let stranger: Stranger

beforeAll(async () => {
  tarballs = await mkdtemp(join(tmpdir(), 'get-log-tarballs-'))
  stranger = await installAsStranger(await packPackages(tarballs))
  await installRuntimes()
})

afterAll(async () => {
  await stranger?.[Symbol.asyncDispose]()
  await rm(tarballs, { recursive: true, force: true })
})

const bundle = async (program: string, ...options: string[]): Promise<string> => {
  const output = join(stranger.directory, `bundled-${program}`)
  const fixed = [`programs/${program}`, '--bundle', `--outfile=${output}`, '--log-level=error']
  await runCommand(esbuild, [...fixed, ...options], { cwd: stranger.directory })
  return output
}

test.each(runtimes)(
  '%s follows a log through a cut and runs the server without a port',
  async (_, executable, ...options) => {
    const id = await arrangeCutLog(stranger)
    const program = [...options, 'programs/main.js', stranger.url, id]
    const output = await runCommand(executable, program, { cwd: stranger.directory })
    expect(JSON.parse(output)).toEqual(expected)
  },
)

test('workerd follows a log through a cut and runs the server without a port', async () => {
  const id = await arrangeCutLog(stranger)
  await bundle('worker.js', '--format=esm', '--platform=node', '--conditions=workerd,worker')
  const config = join(stranger.directory, 'programs/worker.capnp')
  const child = spawn(workerd, ['serve', config, '--control-fd=3'], {
    stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
  })
  const exited = once(child, 'exit')
  try {
    const control = child.stdio[3] as NodeJS.ReadableStream
    const { value } = await createInterface(control)[Symbol.asyncIterator]().next()
    const { port } = JSON.parse(String(value)) as { port: number }
    const query = new URLSearchParams({ baseUrl: stranger.url, id })
    const response = await fetch(`http://127.0.0.1:${port}/?${query}`)
    expect(await response.json()).toEqual(expected)
  } finally {
    child.kill()
    await exited
  }
})

test('Chromium follows a log through a cut', async () => {
  const id = await arrangeCutLog(stranger)
  const path = await bundle('read-logs.js', '--format=iife', '--global-name=logs')
  const browser = await launchChromium()
  try {
    const page = await browser.newPage()
    await page.addScriptTag({ path })
    const reading = await page.evaluate(`logs.readLogs(${JSON.stringify(stranger.url)}, ${JSON.stringify(id)})`)
    expect(reading).toEqual(expected.overHttp)
  } finally {
    await browser.close()
  }
})

test.each(Object.entries(oldNodes))('the set-up says to Node %s that it is too old', async (version, node) => {
  const setUp = runCommand(node, ['packages/workspace/run.cjs', 'setup'], { cwd: projectRoot })
  await expect(setUp).rejects.toThrow(`Node ${version} is too old: this repository needs Node 20.19 or later.`)
})
