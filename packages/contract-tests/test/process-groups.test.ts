import { randomInt } from 'node:crypto'
import { EventEmitter, once } from 'node:events'
import { writeFileSync } from 'node:fs'
import type { Socket } from 'node:net'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createLogServer } from '@get-log/server'
import { repetitions } from '@get-log/workspace/repetitions'
import { describe, expect, onTestFinished, test } from 'vitest'
import { startRun } from '../src/targets/process/run-in-group.ts'
import { startContract, useContract } from './run-contract.ts'
import { serve } from './serve.ts'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const { directory, contract, named } = useContract()

const generations = 3

interface Tree {
  readonly command: string
  readonly members: readonly Socket[]
  readonly grown: Promise<unknown>
  readonly gone: Promise<unknown>
}

type Start = (command: string) => Promise<string[]>

const starts: Start = async (startRun) => {
  const { url } = await startServer()
  return [...named(url, { startRun }), '--clause', 'stream/delivers-true']
}
const serves: Start = async (command) => ['--target', await freeUrl(), '--serve', command]
const reads: Start = async (command) => ['readers', '--clause', 'whole/ends', '--', 'sh', '-c', command]

const ends = [
  // Nothing in the kit's process group survives it.
  ['SIGKILL', 'a run is started', starts],
  ['SIGKILL', 'it reads', reads],
  ['SIGINT', 'it serves', serves],
  ['SIGTERM', 'a run is started', starts],
  ['SIGKILL', 'it serves', serves],
] as const

describe('a command that the kit starts', { timeout: 60_000 }, () => {
  test.each(ends.slice(0, repetitions(3, ends.length)))(
    'is ended with all that it started as the kit ends by %s while %s',
    async (signal, _, start) => {
      const tree = await plantTree()
      const kit = startContract(directory, await start(tree.command))
      await tree.grown
      kit.kill(signal)
      await tree.gone
      expect(tree.members.length).toBeGreaterThanOrEqual(generations)
    },
  )

  test('serves the target until that is judged, and is ended then', async () => {
    const tree = await plantTree()
    const url = await freeUrl()
    const server = `"${process.execPath}" "${here('../../server/bin/get-log-server.js')}" serve --port ${new URL(url).port}`
    // The judging must not be over before the process tree has grown.
    const mark = join(directory, 'grown')
    const grown = tree.grown.then(() => writeFileSync(mark, ''))
    const command = `${tree.command} & until [ -e "${mark}" ]; do sleep 0.1; done; ${server}`
    const args = ['--target', url, '--serve', command, '--clause', 'errors/not-found']
    const { status, stdout, stderr } = await contract(args)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain('✓ 1 pass')
    await Promise.all([grown, tree.gone])
  })

  test('keeps what it started running until that is released, if it starts a run', async () => {
    const tree = await plantTree()
    const run = await startRun(`${tree.command} & echo about to start; echo TheRunId`)
    expect(run.id).toBe('TheRunId')
    await tree.grown
    await run[Symbol.asyncDispose]()
    await tree.gone
  })

  test('may print a lot before the id of its run', async () => {
    const lines = 20_000
    await using run = await startRun(`seq ${lines}`)
    expect(run.id).toBe(String(lines))
  })
})

test.each([
  ['that ends at once', 'echo no such disk >&2; exit 3', 'ended with 3 before anything answered at', 'no such disk'],
  ['that Node dies of', 'node nope.js', 'ended with 1 before anything answered at', 'Error: Cannot find module'],
  ['whose port is taken', undefined, 'Something answers at', 'already'],
])('a command of --serve %s is bad usage', async (_, command, ...told) => {
  const url = command === undefined ? (await startServer()).url : await freeUrl()
  const { status, stdout, stderr } = await contract(['--target', url, '--serve', command ?? 'exit 0'])
  expect({ status, stdout, lines: stderr.trim().split('\n').length }).toEqual({ status: 2, stdout: '', lines: 1 })
  for (const words of told) expect(stderr).toContain(words)
})

async function startServer(): Promise<{ url: string }> {
  const server = createLogServer()
  onTestFinished(() => server.close())
  return server.listen()
}

/** A port where nothing listens or will by chance: systems hand out free ports from 32768 on. */
async function freeUrl(): Promise<string> {
  const port = randomInt(20_000, 32_000)
  const server = createServer().listen(port, '127.0.0.1')
  const isFree = await once(server, 'listening').then(
    () => true,
    () => false,
  )
  if (!isFree) return freeUrl()
  server.close()
  await once(server, 'close')
  return `http://127.0.0.1:${port}`
}

/** A command that starts a process, which starts another: `grown` once all exist, `gone` once all have ended. */
async function plantTree(): Promise<Tree> {
  const members: Socket[] = []
  const tree = new EventEmitter()
  const [grown, gone] = [once(tree, 'grown'), once(tree, 'gone')]
  let living = 0
  const root = createServer((socket) => {
    socket.resume().on('error', () => {})
    members.push(socket)
    living += 1
    if (members.length === generations) tree.emit('grown')
    socket.once('close', () => {
      living -= 1
      // A busy kit may have started a second one before it was ended.
      if (living === 0 && members.length >= generations) tree.emit('gone')
    })
  })
  const { port } = new URL(await serve(root))
  const command = `"${process.execPath}" "${here('process-tree.js')}" ${port} ${generations}`
  return { command, members, grown, gone }
}
