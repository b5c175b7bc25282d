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
import { startLogServer } from './log-server.ts'
import { command, runCommand, startCommand, waitForEnd } from './run-command.ts'

const server = await startLogServer()

const makeFifo = (path: string) => spawnSync('mkfifo', [path])

// A quarter of a second on a quiet machine; forever if the command ignores signals.
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

test('a full pipe that nobody drains holds the server back, and a signal ends it within seconds', async () => {
  await using endless = await serveLines()
  // A FIFO, since the pipes that Node makes are sockets.
  const path = join(server.directory, 'full')
  makeFifo(path)
  const full = openSync(path, 'r+')
  const child = startCommand(['abc', '--follow', '--base-url', endless.url], {}, full)
  closeSync(full)
  await vi.waitFor(() => expect(endless.written()).toBeGreaterThan(0), { timeout: 10_000 })
  await endless.waitForStandstill()
  expect(endless.written()).toBeLessThan(32 * 2 ** 20)
  expect(await endBy('SIGINT', child)).toBeLessThan(soonMs)
})

const backtracking = 'a'.repeat(40)

test.each<[string, string[], (response: ServerResponse) => unknown]>([
  ['an answer', [], () => {}],
  ['another try', [], (response) => response.writeHead(503, { 'retry-after': '60' }).end()],
  ['a reader of the FIFO of --output', ['--output', 'fifo'], (response) => response.end('one\n')],
  ['a pattern that takes for ever', ['--grep', '^(?=(a+)+$)b'], (response) => response.end(`${backtracking}!\n`)],
])('a signal ends it within seconds while it waits for %s', async (_, words, answer) => {
  const path = join(server.directory, 'fifo')
  makeFifo(path)
  await using log = await serveHttp((_, response) => answer(response))
  const options = words.map((word) => word.replace(/^fifo$/, path))
  const child = startCommand(['abc', ...options, '--base-url', log.url])
  await vi.waitFor(() => expect(log.requests.length).toBe(1), { timeout: 10_000 })
  expect(await endBy('SIGTERM', child)).toBeLessThan(soonMs)
})

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)(
  '%s exits %i, lets go of the log and leaves what came beside the file of --output',
  async (signal, exitCode) => {
    const path = join(server.directory, signal)
    const run = server.startRun('one\n')
    const child = startCommand([run.id, '--follow', '--output', path, '--base-url', server.url])
    const end = waitForEnd(child)
    await vi.waitFor(async () => expect(await readFile(`${path}.partial`, 'utf8')).toBe('one\n'), { timeout: 10_000 })
    child.kill(signal)
    const { code, stderr } = await end
    const told = `get-log: What arrived of the log is in ${path}.partial; ${path} is unchanged.\n`
    expect([code, stderr]).toEqual([exitCode, told])
    await vi.waitFor(() => expect(run.readers).toBe(0))
  },
)

test.each([
  ['a log', ['--follow']],
  ['--help', ['--help']],
])('a reader of %s that goes away is not an error', async (_, words) => {
  const run = server.startRun('a line of some length\n'.repeat(200_000))
  const child = startCommand([run.id, ...words, '--base-url', server.url])
  const end = waitForEnd(child)
  if (words.includes('--follow')) await once(child.stdout as NodeJS.ReadableStream, 'data')
  child.stdout?.destroy()
  const { code, stderr } = await end
  expect([code, stderr]).toEqual([0, ''])
})

// What a person sees in a terminal, which `script` provides.
const runInTerminal = (words: string[]) => {
  const line = [process.execPath, command, ...words].map((word) => `'${word}'`).join(' ')
  return waitForEnd(spawn('script', ['--quiet', '--return', '--command', line, '/dev/null']))
}

test('a terminal shows each retried failure, what it waits for and how far it is, and a pipe only the first failure', async () => {
  const listener = (response: ServerResponse, { length }: readonly unknown[]) => {
    response.writeHead(length === 1 ? 503 : 200)
    setTimeout(() => response.end('one\n'), length === 2 ? 1500 : 0)
  }
  await using shown = await serveHttp((_, response) => listener(response, shown.requests))
  await using quiet = await serveHttp((_, response) => listener(response, quiet.requests))
  const path = join(server.directory, 'shown')
  const words = (url: string) => ['abc', '--follow', '--base-url', url, '--output', `${path}${new URL(url).port}`]
  const [seen, piped] = await Promise.all([runInTerminal(words(shown.url)), runCommand([...words(quiet.url), '--raw'])])
  expect([seen.code, piped.code, piped.stderr.split('\n').length]).toEqual([0, 0, 3])
  const terminal = seen.stdout.toString()
  expect(terminal).toMatch(/answered 503: [^\n]*; trying again in \d\.\d s\r\n/)
  expect(terminal).toMatch(/get-log: Nothing of the log has arrived yet\. [^\n]* for 10 s, [^\n]*\r\n/)
  // Each line overwrites the one before, and the last one is cleared.
  expect(terminal).toMatch(/(\r\u001b\[K\d\.\d MB, \d\.\d MB\/s)+\r\u001b\[K/)
})
