import { openSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { appendUntilFull } from '../src/cli/exec.ts'
import { createProgram } from '../src/cli/program.ts'
import { reportError } from '../src/cli/report-error.ts'
import { createControlClient } from '../src/control/index.ts'
import { runCommand } from '../src/exec/run-command.ts'
import { createLogServer } from '../src/index.ts'
import type { BuiltCommandOptions } from './built-command.ts'
import { runBuiltCommand, serveBuilt } from './built-command.ts'
import { connectTo } from './exchange-bytes.ts'
import { readStream } from './read-stream.ts'
import { makeTemporaryDirectory } from './temporary-directory.ts'

/** Runs a command line that ends by itself in this process. */
async function runHere(...args: string[]): Promise<{ exit: unknown; stdout: string; stderr: string }> {
  const written = { stdout: '', stderr: '' }
  const keepAs = (name: keyof typeof written, end: string) => (text: unknown) => {
    written[name] += text + end
    return true
  }
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(keepAs('stdout', '')),
    vi.spyOn(process.stderr, 'write').mockImplementation(keepAs('stderr', '')),
    vi.spyOn(console, 'log').mockImplementation(keepAs('stdout', '\n')),
    vi.spyOn(console, 'error').mockImplementation(keepAs('stderr', '\n')),
  ]
  try {
    await createProgram().parseAsync(args, { from: 'user' })
    return { exit: process.exitCode, ...written }
  } catch (error) {
    return { exit: reportError(error), ...written }
  } finally {
    process.exitCode = undefined
    for (const spy of spies) spy.mockRestore()
  }
}

test('serve says where it listens in its first two lines, and serves there as its flags say', async () => {
  const flags = '--token s3cret:me --token other --rate-limit 5 --max-runs 1 --max-log-bytes 3 --error-types 2026-04'
  await using command = await serveBuilt(flags.split(' '))
  const { url, controlUrl } = command
  const post = async (path: string, body: string): Promise<number> =>
    (await fetch(`${controlUrl}/runs${path}`, { method: 'POST', body })).status
  expect(await post('', '{"id":"a","owner":"me","access":"owner"}')).toBe(201)
  expect([await post('', ''), await post('/a/log', 'abc'), await post('/a/log', 'd')]).toEqual([507, 204, 507])
  const ask = (token: string): Promise<Response> => fetch(`${url}/v2/logs/a?token=${token}`)
  const mine = await ask('s3cret')
  expect([mine.headers.get('x-ratelimit-limit'), await mine.text()]).toEqual(['5', 'abc'])
  expect(await (await ask('other')).json()).toMatchObject({ error: { type: 'insufficient-permissions' } })
  expect(await (await ask('nobody')).json()).toMatchObject({ error: { type: 'invalid-token' } })
})

test('serve is killed by a second signal while it waits for what is open', async () => {
  await using busy = await serveUpload()
  busy.upload.on('error', () => {})
  busy.process.kill('SIGTERM')
  await busy.stream.rest()
  busy.process.kill('SIGINT')
  expect((await busy.ended).exit).toBe('SIGINT')
})

test.each(['SIGINT', 'SIGTERM'] as const)(
  'serve ends open streams cleanly on %s, exits 0, and prints nothing about clients that left',
  async (signal) => {
    await using busy = await serveUpload()
    busy.upload.destroy()
    busy.process.kill(signal)
    expect(await busy.stream.rest()).toBe('one\n')
    expect(await busy.ended).toMatchObject({ exit: 0, stderr: '' })
  },
)

test('serve says in one line that its port is in use, and exits 2', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const { port } = other.address() as AddressInfo
  const { exit, stderr } = await runHere('serve', '--port', String(port))
  other.close()
  expect(exit).toBe(2)
  expect(stderr).toMatch(new RegExp(`^get-log-server: Cannot listen on 127.0.0.1:${port} .* in use.*\\n$`))
})

test.each([
  [['serve', '--port', 'banana'], /'banana' is invalid. It must be a whole number from 0 to 65535/],
  [['serve', '--port', '65536'], /'65536'/],
  [['serve', '--rate-limit', '0'], /'0' is invalid/],
  [['serve', '--error-types', '2027'], /'2027' is invalid/],
  [['serve', '--token', ':me'], /--token must be TOKEN or TOKEN:OWNER/],
  [['serve', '--port', '0', '--control-port', '0', '--control-token', 'a b'], /A control token must be of ASCII/],
  [['serve', '--nonsense'], /unknown option '--nonsense'/],
  [['serve', '--profile', 'real'], /'real' is invalid/],
  [['serve', '--trait', 'head'], /'head' is invalid. It must be NAME=VALUE/],
  [['serve', '--trait', 'head=maybe'], /trait head must be "refused" or "answered", not "maybe"/],
  [['serve', '--fsync'], /--fsync is for logs in files: give --data-dir too/],
  [['serve', '--data-dir', '/proc/nowhere'], /^get-log-server: Cannot keep logs in \/proc\/nowhere: /],
  [['serve', 'more'], /too many arguments/],
  [['serve', '--host', 'no.such.host.invalid', '--port', '0'], /--host/],
  [['exec', '--id', '..', '--', 'true'], /Invalid run id "\.\."/],
  [['exec', '--keep', 'long', '--', 'true'], /'long' is invalid/],
  [['exec'], /missing required argument/],
  [['nonsense'], /unknown command 'nonsense'/],
])('serve answers %j with one clear line and exits 2', async (args, message) => {
  const { exit, stderr, stdout } = await runHere(...args)
  expect([exit, stdout]).toEqual([2, ''])
  expect(stderr).toMatch(message)
  expect(stderr.trimEnd().split('\n')).toHaveLength(1)
})

test('serve shows the stack with --debug', async () => {
  await using command = runBuiltCommand(['serve', '--host', 'no.such.host.invalid', '--debug'])
  expect((await command.ended).stderr).toMatch(/\n {4}at /)
})

/** A server with a followed stream, and an upload of which only the first line has arrived. */
async function serveUpload() {
  const command = await serveBuilt([])
  await createControlClient(command.controlUrl).POST('/runs', { body: { id: 'a' } })
  const stream = readStream(await fetch(`${command.url}/v2/logs/a?stream=1`))
  const upload = connectTo(command.controlUrl)
  upload.write('POST /runs/a/log HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\none\n')
  await stream.until('one\n')
  return { ...command, stream, upload }
}

async function readExec(args: readonly string[], options?: BuiltCommandOptions, query = '') {
  const command = runBuiltCommand(['exec', ...args], options)
  const [, url = ''] = await command.match(/log on (\S+)\n/)
  return { command, url, text: await (await fetch(`${url}?stream=1&${query}`)).text() }
}

/** Runs a script in a shell, as `exec` does, in this process. */
async function runCommandHere(script: string, ...args: string[]): Promise<{ exit: number; text: string }> {
  let text = ''
  const exit = await runCommand(['sh', '-c', script, ...args], (chunk) => {
    text += Buffer.from(chunk).toString()
  })
  return { exit, text }
}

test.each<[string, string[], number, string?]>([
  ['as its command did, once the time to keep the log is over', ['--keep', '0.1', '--', 'sh', '-c', 'exit 37'], 37],
  ['as its command did, to which the flags after it belong', ['sh', '-c', 'exit 5', '--keep', 'long'], 5],
  ['with 128 + n if signal n killed its command', ['--', 'sh', '-c', 'kill -KILL $$'], 137],
  ['with 127 if there is no such command', ['--', 'no-such'], 127, '"no-such": there is no such command'],
  ['with 126 if it cannot be run', ['--', '/'], 126, '"/": .*EACCES.*'],
])('exec exits %s', async (_, args, exit, reason) => {
  const said = reason === undefined ? '' : `get-log-server: Cannot start ${reason}\\.\n`
  const stderr = expect.stringMatching(`^log on \\S+\n${said}$`)
  expect(await runHere('exec', ...args)).toEqual({ exit, stdout: '', stderr })
})

test('exec passes signals on, and stamps each line once however it arrives', async () => {
  const signals = ['SIGINT', 'SIGHUP', 'SIGQUIT', 'SIGUSR2', 'SIGWINCH', 'SIGCONT', 'SIGTERM'] as const
  const names = signals.map((signal) => signal.slice(3)).join(' ')
  const script = `for each in ${names}; do trap "printf ' SIG'$each" $each; done; trap 'echo; exit 9' TERM
    printf ready; while :; do sleep 0.02; done`
  await using command = runBuiltCommand(['exec', '--', 'sh', '-c', script])
  const [, url] = await command.match(/log on (\S+)/)
  const stream = readStream(await fetch(`${url}?stream=1`))
  await stream.until('ready')
  for (const signal of signals) {
    command.process.kill(signal)
    await stream.until(signal)
  }
  expect(await stream.rest()).toMatch(/^\S{24} ready SIGINT SIGHUP SIGQUIT SIGUSR2 SIGWINCH SIGCONT\n$/)
  expect((await command.ended).exit).toBe(9)
})

test('exec does not wait for what the command left in the background with its output open', async () => {
  const script = `"$0" -e 'setTimeout(() => console.log("late"), 15_000)' & echo $!; exit 3`
  const { exit, text } = await runCommandHere(script, process.execPath)
  process.kill(Number(text))
  expect(exit).toBe(3)
})

test('exec keeps stdout and stderr in the order in which they were written, however they were opened', async () => {
  const numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9]
  const { text } = await runCommandHere(
    `for n in ${numbers.join(' ')}; do echo out $n; echo err $n > /dev/stderr; done`,
  )
  expect(text).toBe(numbers.map((n) => `out ${n}\nerr ${n}\n`).join(''))
})

test('exec passes its stdin to the command', async () => {
  using directory = makeTemporaryDirectory()
  writeFileSync(join(directory.path, 'input'), 'typed\n')
  const stdin = openSync(join(directory.path, 'input'), 'r')
  const { text } = await readExec(['--keep', '60', '--', 'cat'], { stdin })
  expect(text).toMatch(/^\S{24} typed\n$/)
})

test('exec serves a partial last line, and binary output as it is', async () => {
  const { url, text } = await readExec(['--keep', '60', '--id', 'a/b ', 'printf', '\\377\\000\\033[1m\\nend'])
  expect(url).toMatch(/\/a%2Fb%20$/)
  const raw = new Uint8Array(await (await fetch(`${url}?raw=1`)).arrayBuffer())
  expect(text).toMatch(/^\S{24} \ufffd\n\S{24} end$/)
  expect(Buffer.from(raw).toString('latin1')).toMatch(/^\S{24} \xff\0\x1b\[1m\n\S{24} end$/)
})

test('exec does not wait for a slow reader of a flood of output', async () => {
  const script = 'head -c 4000000 /dev/zero; echo flooded >&2; exit 4'
  const { command, text } = await readExec(['--', 'sh', '-c', script], {}, 'raw=1')
  expect(text.length).toBe(25 + 4_000_000 + 'flooded\n'.length)
  expect((await command.ended).exit).toBe(4)
})

test("once a command's output exceeds a limit, the log stays as it is", () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {})
  onTestFinished(() => told.mockRestore())
  const run = createLogServer({ limits: { logBytes: 30 }, traits: { stamps: true } }).runs.start({ id: 'a' })
  const append = appendUntilFull(run)
  for (const output of ['one', ', two', '.', '.']) append(Buffer.from(output))
  const message =
    'The log of run "a" would grow past 30 bytes; raise limits.logBytes. The rest of the output is not kept.'
  expect(told.mock.calls).toEqual([[`get-log-server: ${message}`]])
  expect(run.raw.length).toBe(25 + 'one'.length)
})
