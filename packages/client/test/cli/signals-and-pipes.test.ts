import type { ChildProcess } from 'node:child_process'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { constants } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { serveHttp } from '../servers/http-server.ts'
import { serveLines } from '../servers/line-server.ts'
import { useLogServer } from './log-server.ts'
import { command, runCommand, startCommand, waitForEnd } from './run-command.ts'

const server = useLogServer()

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s ends it cleanly with %i and lets go of the log', async (signal, expected) => {
  const run = server.startRun('one\n')
  const child = startCommand([run.id, '--follow', '--base-url', server.url])
  const end = waitForEnd(child)
  await once(child.stdout as NodeJS.ReadableStream, 'data')
  child.kill(signal)
  const { code, stdout, stderr } = await end
  expect([code, stdout.toString(), stderr]).toEqual([expected, 'one\n', ''])
  await vi.waitFor(() => expect(run.readers).toBe(0))
})

const signals = ['SIGINT', 'SIGTERM'] as const
const makeFifo = (path: string) => spawnSync('mkfifo', [path])

// On a quiet machine it takes a quarter of a second, and a deaf command for ever.
const soonMs = 5000

/** Sends the signal, and says how long it takes to end the command. */
async function endBy(signal: NodeJS.Signals, child: ChildProcess): Promise<number> {
  const start = performance.now()
  const exit = once(child, 'exit')
  child.kill(signal)
  const [code, by] = await exit
  expect(code === null ? by : code - constants.signals[signal]).toBe(code === null ? signal : 128)
  return performance.now() - start
}

test.each(signals)(
  'a full pipe that nobody drains holds the server back, and %s ends it within seconds',
  async (signal) => {
    await using endless = await serveLines()
    // A FIFO, since the pipes that Node makes are sockets.
    const path = join(server.directory, `${signal}.full`)
    makeFifo(path)
    const full = openSync(path, 'r+')
    const child = startCommand(['abc', '--follow', '--base-url', endless.url], {}, full)
    closeSync(full)
    await vi.waitFor(() => expect(endless.written()).toBeGreaterThan(0), { timeout: 10_000 })
    await endless.waitForStandstill()
    expect(endless.written()).toBeLessThan(32 * 2 ** 20)
    expect(await endBy(signal, child)).toBeLessThan(soonMs)
  },
)

test.each(signals)('%s ends it within seconds while nobody reads the FIFO of --output', async (signal) => {
  const path = join(server.directory, `${signal}.fifo`)
  makeFifo(path)
  await using log = await serveHttp((_, response) => response.end('one\n'))
  const child = startCommand(['abc', '--output', path, '--base-url', log.url])
  await vi.waitFor(() => expect(log.requests.length > 0 && log.open.size === 0).toBe(true), { timeout: 10_000 })
  expect(await endBy(signal, child)).toBeLessThan(soonMs)
})

test.each([
  ['an answer', () => {}],
  ['another try', (response: ServerResponse) => response.writeHead(503, { 'retry-after': '60' }).end()],
])('a signal ends it within seconds while it waits for %s', async (_, answer) => {
  await using silent = await serveHttp((_, response) => answer(response))
  const child = startCommand(['abc', '--base-url', silent.url])
  await vi.waitFor(() => expect(silent.requests.length).toBe(1), { timeout: 10_000 })
  expect(await endBy('SIGTERM', child)).toBeLessThan(soonMs)
})

test('--help to a reader that goes away is no error', async () => {
  const child = startCommand(['--help'])
  child.stdout?.destroy()
  expect(await waitForEnd(child)).toMatchObject({ code: 0, stderr: '' })
})

test('a signal leaves what came beside the file of --output, and says so', async () => {
  const path = join(server.directory, 'interrupted.log')
  const run = server.startRun('one\n')
  const child = startCommand([run.id, '--follow', '--output', path, '--base-url', server.url])
  const end = waitForEnd(child)
  await vi.waitFor(async () => expect(await readFile(`${path}.partial`, 'utf8')).toBe('one\n'), { timeout: 10_000 })
  child.kill('SIGINT')
  const { code, stderr } = await end
  expect([code, stderr]).toEqual([130, `get-log: What came of the log is in ${path}.partial; ${path} is as it was.\n`])
})

test('a reader that goes away is no error', async () => {
  const run = server.startRun('a line of some length\n'.repeat(200_000))
  const child = startCommand([run.id, '--follow', '--base-url', server.url])
  const end = waitForEnd(child)
  await once(child.stdout as NodeJS.ReadableStream, 'data')
  child.stdout?.destroy()
  const { code, stderr } = await end
  expect([code, stderr]).toEqual([0, ''])
})

// What a person sees who runs it in a terminal; `script` gives it one.
function runInTerminal(words: string[]): ReturnType<typeof waitForEnd> {
  const line = [process.execPath, command, ...words].map((word) => `'${word}'`).join(' ')
  return waitForEnd(spawn('script', ['--quiet', '--return', '--command', line, '/dev/null']))
}

test('a download that takes long shows how far it is, on a terminal only', async () => {
  await using slow = await serveHttp(async (_, response) => {
    response.writeHead(200, { 'content-length': 2_000_000 })
    for (let i = 0; i < 20; i++) {
      response.write(Buffer.alloc(100_000, 'x'))
      await new Promise((resolve) => setTimeout(resolve, 80))
    }
    response.end()
  })
  const path = join(server.directory, 'slow.log')
  const words = ['abc', '--base-url', slow.url, '--output']
  const [seen, piped] = await Promise.all([runInTerminal([...words, path]), runCommand([...words, `${path}2`])])
  expect([seen.code, piped.code, piped.stderr]).toEqual([0, 0, ''])
  // Each line wipes the one before, and the last one itself.
  expect(seen.stdout.toString()).toMatch(/^(\r\u001b\[K\d\.\d MB, \d\.\d MB\/s)+\r\u001b\[K$/)
  expect((await readFile(path)).length).toBe(2_000_000)
})

test('on a terminal, a failure that is tried again is told, and what an empty log is waited for', async () => {
  await using flapping = await serveHttp((_, response) => {
    const { length } = flapping.requests
    response.writeHead(length === 1 ? 503 : 200)
    if (length === 2) setTimeout(() => response.end('one\n'), 1500)
    else response.end('one\n')
  })
  const { code, stdout } = await runInTerminal(['abc', '--follow', '--base-url', flapping.url])
  expect(code).toBe(0)
  expect(stdout.toString()).toMatch(/answered 503: [^\n]*; trying again in \d\.\d s\r\n/)
  expect(stdout.toString()).toMatch(/get-log: Nothing of the log has come yet\. [^\n]* after 10 s, [^\n]*\r\none\r\n/)
})
