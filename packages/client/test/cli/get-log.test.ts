import { once } from 'node:events'
import { closeSync, existsSync, openSync } from 'node:fs'
import { lstat, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { serveConnections } from '../servers/replay-server.ts'
import { startLogServer } from './log-server.ts'
import { runCommand, startCommand, waitForEnd } from './run-command.ts'

const server = await startLogServer()
const { startRun } = server

const many = 'a'.repeat(34)
const long = 'x'.repeat(2 ** 24 + 2)

test.each<[string, string[], string, string]>([
  ['the log as it is now, byte for byte', [], 'one\n\u001b[31mtwo\u001b[0m \u00c3\u00a9', 'one\ntwo \u00c3\u00a9'],
  [
    'escapes and bytes that are no text, with --raw',
    ['--raw'],
    '\u001b[31mred\r\n\u00ff\0\u00c3',
    '\u001b[31mred\r\n\u00ff\0\u00c3',
  ],
  [
    'what --grep, tried in another way, does not take years for',
    ['--grep', '^(a+)+$'],
    `${many}b\n${many}\n`,
    `${many}\n`,
  ],
  ['lines of --tail that are longer than a library should hold', ['--tail', '1'], `one\n${long}`, `${long}\n`],
])('prints %s', async (_, words, log, printed) => {
  const run = startRun(Buffer.from(log, 'latin1'))
  const { code, stdout, stderr } = await runCommand([run.id, ...words, '--base-url', server.url])
  expect(stdout.toString('latin1')).toBe(printed)
  expect([code, stderr]).toEqual([0, ''])
})

test.each([
  ['prints each line when it is written', [], 'one\n', 'two\n', '', 'one\ntwo\n'],
  [
    'with --tail prints the last lines at once, and then each that comes',
    ['--tail', '2', '--json'],
    'one\ntwo\nthree\nfo',
    'ur\n',
    'five',
    ['three', 'four', 'five'].map((text) => `{"time":null,"text":"${text}"}\n`).join(''),
  ],
])('--follow %s, and ends with the run', async (_, words, first, next, last, printed) => {
  const run = startRun(first)
  const child = startCommand([run.id, '--follow', ...words, '--base-url', server.url])
  const end = waitForEnd(child)
  for (const text of [next, last]) {
    await once(child.stdout as NodeJS.ReadableStream, 'data')
    run.append(text)
  }
  run.finish()
  const { code, stdout, stderr } = await end
  expect([code, stdout.toString(), stderr]).toEqual([0, printed, ''])
})

const text = 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n'
const cut = 'something cut the connections'
const chunked = `${text}Transfer-Encoding: chunked\r\n\r\n4\r\none\n\r\n0\r\n\r\n`

test.each([
  ['--follow', 'in chunks', chunked, 'the run is not over'],
  ['--json', 'in chunks', chunked, cut],
  ['--raw', 'announced by a cache', `${text}Content-Length: 4\r\nAge: 0\r\n\r\none\n`, cut],
  ['--raw', 'with its length', `${text}Content-Length: 4\r\n\r\none\n`, ''],
])('with %s, an end %s is told if nothing proves it', async (option, _, answer, unless) => {
  await using server = await serveConnections(answer)
  const { code, stdout, stderr } = await runCommand(['abc', option, '--base-url', server.url])
  expect([code, stdout.toString()]).toEqual([0, expect.stringContaining('one')])
  const told = `get-log: Nothing proves that the log ends at byte 4: if ${unless}, there is more.\n`
  expect(stderr).toBe(unless && told)
})

test.each([
  ['--output', 'one\ntwo\n'],
  ['-o', ''],
])('%s writes the log %j over a file, and nothing to the terminal', async (option, log) => {
  const path = join(server.directory, 'written.log')
  await writeFile(path, 'what was there before, and was longer')
  const words = [startRun(log).id, option, path, '--base-url', server.url]
  const { code, stdout, stderr } = await runCommand(words)
  expect([code, stdout.length, stderr, await readFile(path, 'utf8')]).toEqual([0, 0, '', log])
  expect(existsSync(`${path}.partial`)).toBe(false)
})

test.each([
  ['keeps who may read the file behind it', 0o600],
  ['makes the file that it names', undefined],
])('--output through two links %s', async (_, mode) => {
  const path = join(server.directory, `linked-${mode}.log`)
  const links = [`${path}.inner`, `${path}.outer`] as const
  if (mode) await writeFile(path, 'before', { mode })
  await symlink(basename(path), links[0])
  await symlink(basename(links[0]), links[1])
  const { code } = await runCommand([startRun('one\n').id, '--output', links[1], '--base-url', server.url])
  expect([code, await readFile(path, 'utf8')]).toEqual([0, 'one\n'])
  for (const link of links) expect((await lstat(link)).isSymbolicLink()).toBe(true)
  expect((await lstat(path)).mode & 0o777).toBe(mode ?? 0o666 & ~process.umask())
})

test('an API error exits 1 and leaves the file alone', async () => {
  const path = join(server.directory, 'kept.log')
  await writeFile(path, 'kept')
  const { code, stdout, stderr } = await runCommand(['nosuchrun', '--output', path, '--base-url', server.url])
  expect([code, stdout.length]).toEqual([1, 0])
  expect(stderr).toMatch(/^get-log: GET \S+\/v2\/logs\/nosuchrun answered 404 record-not-found: [^\n]+\n$/)
  expect(await readFile(path, 'utf8')).toBe('kept')
})

test('the token of the environment is sent, and never printed', async () => {
  const run = server.runs.start({ owner: 'me', access: 'owner' })
  run.append('private\n')
  const token = server.tokens.add('me')
  const words = [run.id, '--base-url', server.url]
  const fromEnvironment = await runCommand(words, { APIFY_TOKEN: token })
  expect([fromEnvironment.code, fromEnvironment.stdout.toString()]).toEqual([0, 'private\n'])
  const wrong = await runCommand(words, { APIFY_TOKEN: 'wrong-token' })
  expect(wrong.code).toBe(1)
  expect(wrong.stderr).toContain('401')
  expect(wrong.stderr).not.toContain('wrong-token')
})

test.each([
  ['a command line without an ID', [], 'Which log? Give the ID of a run or build. See get-log --help.'],
  ['a URL with a control character', ['http://\u009b31m'], 'No ID of a run or build in "http://\\u009b31m".'],
  ['a base URL with a password', ['abc', '--base-url', 'http://me:secret@localhost'], 'Not a base URL: "…@localhost".'],
  ['a token with a line break', ['abc', '--token', 'the\nsecret'], 'The header "authorization" cannot be sent'],
  [
    'a file in no directory',
    [startRun('one\n').id, '-o', join(server.directory, 'no', 'such')],
    '--output cannot be written: ENOENT',
  ],
])('%s exits 2 with one clear line', async (_, words, message) => {
  const { code, stdout, stderr } = await runCommand(['--base-url', server.url, ...words])
  expect([code, stdout.length]).toEqual([2, 0])
  expect(stderr).toContain(message)
  expect(stderr).toMatch(/^get-log: [^\n]+\n$/)
  expect(stderr).not.toContain('secret')
})

test('a connection that keeps breaking exits 3 with what came, which is beside the file of --output', async () => {
  await using broken = await serveConnections({ body: 'one\n', ending: 'drop' })
  const words = ['abc', '--retries', '0', '--base-url', broken.url]
  const printed = await runCommand(words)
  expect([printed.code, printed.stdout.toString()]).toEqual([3, 'one\n'])
  expect(printed.stderr).toMatch(/^get-log: GET \S+ failed: [^\n]+\n$/)
  const path = join(server.directory, 'broken.log')
  await writeFile(path, 'kept')
  const saved = await runCommand([...words, '--output', path])
  const told = `get-log: What arrived of the log is in ${path}.partial; ${path} is unchanged.\n${printed.stderr}`
  expect([saved.code, saved.stderr, saved.stdout.length]).toEqual([3, told, 0])
  expect(await Promise.all([readFile(`${path}.partial`, 'utf8'), readFile(path, 'utf8')])).toEqual(['one\n', 'kept'])
})

test('a file that another process writes, too, exits 3 and is left alone', async () => {
  const path = join(server.directory, 'shared.log')
  const run = startRun('one\n')
  const end = runCommand([run.id, '--follow', '--output', path, '--base-url', server.url])
  await vi.waitFor(async () => expect(await readFile(`${path}.partial`, 'utf8')).toBe('one\n'), { timeout: 10_000 })
  await rm(`${path}.partial`)
  await writeFile(`${path}.partial`, 'on')
  run.finish()
  const { code, stderr } = await end
  expect([code, existsSync(path)]).toEqual([3, false])
  expect(stderr).toContain(`get-log: Another process is writing ${path}.partial.\n`)
})

test('a disk that is full exits 3, whether it is written to by --output or by the shell', async () => {
  const run = startRun('one\n')
  const words = [run.id, '--base-url', server.url]
  const full = openSync('/dev/full', 'w')
  const outcomes = [runCommand([...words, '-o', '/dev/full']), waitForEnd(startCommand(words, {}, full))]
  closeSync(full)
  for (const { code, stderr } of await Promise.all(outcomes)) {
    expect([code, stderr]).toEqual([3, expect.stringMatching(/^get-log: ENOSPC: [^\n]+\n$/)])
  }
})

test.each([
  ['LogNotFoundError', ['nosuchrun', '--debug']],
  ['UsageError', ['--debug']],
])('--debug adds the stack trace of a %s', async (name, words) => {
  const { stderr } = await runCommand([...words, '--base-url', server.url])
  expect(stderr).toMatch(new RegExp(`^get-log: [^]+${name}[^]+\\n {4}at `))
})

test('--help and --version print and exit 0', async () => {
  const help = await runCommand(['--help'])
  expect([help.code, help.stderr]).toEqual([0, ''])
  expect(help.stdout.toString()).toMatch(/^Usage: get-log ID/)
  const version = await runCommand(['--version'])
  expect(version.stdout.toString()).toMatch(/^\d+\.\d+\.\d+\n$/)
})
