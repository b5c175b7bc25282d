import { once } from 'node:events'
import { closeSync, existsSync, openSync } from 'node:fs'
import { chmod, lstat, readFile, symlink, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { serveRaw } from '../servers/raw-server.ts'
import { serveConnections } from '../servers/replay-server.ts'
import { useLogServer } from './log-server.ts'
import { runCommand, startCommand, waitForEnd } from './run-command.ts'

const server = useLogServer()
const { startRun } = server

test('prints the log as it is now, byte for byte', async () => {
  const run = startRun('one\n\u001b[31mtwo\u001b[0m é漢🙂')
  const { code, stdout, stderr } = await runCommand([run.id, '--base-url', server.url])
  expect(stdout.toString()).toBe('one\ntwo é漢🙂')
  expect([code, stderr]).toEqual([0, ''])
})

test('--raw keeps escapes and bytes that are no text', async () => {
  const run = startRun('\u001b[31mred\r\n')
  run.append(Uint8Array.of(0xff, 0x00, 0xc3))
  const { stdout } = await runCommand([run.id, '--raw', '--base-url', server.url])
  expect(stdout).toEqual(Buffer.concat([Buffer.from('\u001b[31mred\r\n'), Buffer.from([0xff, 0x00, 0xc3])]))
})

test('--follow prints each line when it is written, and ends with the run', async () => {
  const run = startRun('one\n')
  const child = startCommand([run.id, '--follow', '--base-url', server.url])
  const end = waitForEnd(child)
  await once(child.stdout as NodeJS.ReadableStream, 'data')
  run.append('two\n')
  await once(child.stdout as NodeJS.ReadableStream, 'data')
  run.finish()
  const { code, stdout, stderr } = await end
  expect([code, stdout.toString(), stderr]).toEqual([0, 'one\ntwo\n', ''])
})

test('--tail with --follow prints the last lines at once, and then each that comes', async () => {
  const run = startRun('one\ntwo\nthree\nfo')
  const child = startCommand([run.id, '--follow', '--tail', '2', '--json', '--base-url', server.url])
  const end = waitForEnd(child)
  await once(child.stdout as NodeJS.ReadableStream, 'data')
  run.append('ur\n')
  run.append('five')
  run.finish()
  const { code, stdout, stderr } = await end
  const texts = stdout.toString().trim().split('\n')
  expect(texts.map((line) => JSON.parse(line).text)).toEqual(['three', 'four', 'five'])
  expect([code, stderr]).toEqual([0, ''])
})

test.each<[string, string, RegExp]>([
  [
    '--follow',
    '1.1',
    /^get-log: The log ended at byte 4 twice in a row, but without a length announced: if the run [^\n]+\n$/,
  ],
  ['--raw', '1.1', /^$/],
  [
    '--raw',
    '1.0',
    /^get-log: The log ended at byte 4 twice in a row, but without a length announced: if something [^\n]+\n$/,
  ],
])('with %s, an end in HTTP/%s without proof is told as %s', async (option, version, told) => {
  const framing = version === '1.1' ? 'Transfer-Encoding: chunked\r\n\r\n4\r\none\n\r\n0\r\n\r\n' : '\r\none\n'
  await using server = await serveRaw(`HTTP/${version} 200 OK\r\nContent-Type: text/plain\r\n${framing}`)
  const { code, stdout, stderr } = await runCommand(['abc', option, '--base-url', server.url])
  expect([code, stdout.toString()]).toEqual([0, 'one\n'])
  expect(stderr).toMatch(told)
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

test('a --grep that would try without end is tried another way', async () => {
  const { code, stdout } = await runCommand([
    startRun(`${'a'.repeat(34)}b\n${'a'.repeat(34)}\n`).id,
    ...['--grep', '^(a+)+$', '--base-url', server.url],
  ])
  expect([code, stdout.toString()]).toEqual([0, `${'a'.repeat(34)}\n`])
})

test('--tail takes lines that are longer than memory is usually given to', async () => {
  const line = 'x'.repeat(2 ** 24 + 2)
  const { code, stdout } = await runCommand([startRun(`one\n${line}`).id, '--tail', '1', '--base-url', server.url])
  expect([code, stdout.length]).toEqual([0, line.length + 1])
})

test('--output makes the file that a link names', async () => {
  const link = join(server.directory, 'dangling.log')
  await symlink('made.log', link)
  const { code } = await runCommand([startRun('one\n').id, '--output', link, '--base-url', server.url])
  expect([code, (await lstat(link)).isSymbolicLink()]).toEqual([0, true])
  expect(await readFile(join(server.directory, 'made.log'), 'utf8')).toBe('one\n')
})

test('--output writes through a link, and keeps who may read the file', async () => {
  const path = join(server.directory, 'private.log')
  const link = join(server.directory, 'link.log')
  await writeFile(path, 'before')
  await chmod(path, 0o600)
  await symlink(path, link)
  const { code } = await runCommand([startRun('one\n').id, '--output', link, '--base-url', server.url])
  expect([code, await readFile(path, 'utf8')]).toEqual([0, 'one\n'])
  expect([(await lstat(link)).isSymbolicLink(), (await lstat(path)).mode & 0o777]).toEqual([true, 0o600])
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
  ['an ID that cannot be one', ['..'], 'Not the ID of a run or build: "..".'],
  ['a URL that holds no ID', ['https://console.apify.com/actors'], 'No ID of a run or build in "https://console'],
  [
    'a base URL without a scheme',
    ['abc', '--base-url', 'localhost:80'],
    'Not a base URL: "localhost:80". Give one such as',
  ],
  ['a base URL without a host', ['abc', '--base-url', 'http://'], 'Not a base URL: "http://".'],
  ['a base URL with a password', ['abc', '--base-url', 'http://me:secret@localhost'], 'Not a base URL: "…@localhost".'],
  ['a token with a line break', ['abc', '--token', 'the\nsecret'], 'The header "authorization" cannot be sent'],
])('%s exits 2 with one clear line', async (_, words, message) => {
  const { code, stdout, stderr } = await runCommand(words)
  expect([code, stdout.length]).toEqual([2, 0])
  expect(stderr).toContain(message)
  expect(stderr).toMatch(/^get-log: [^\n]+\n$/)
  expect(stderr).not.toContain('secret')
})

test('a file that cannot be written exits 2', async () => {
  const run = startRun('one\n')
  const { code, stderr } = await runCommand([
    run.id,
    '-o',
    join(server.directory, 'no', 'such', 'file'),
    '--base-url',
    server.url,
  ])
  expect(code).toBe(2)
  expect(stderr).toMatch(/^get-log: --output cannot be written: ENOENT[^\n]+\n$/)
})

test.each(['/dev/stdout', 'broken.log'])(
  'a connection that keeps breaking exits 3 with what came, in %s',
  async (name) => {
    await using broken = await serveConnections({ body: 'one\n', ending: 'drop' })
    const path = resolve(server.directory, name)
    const isFile = name === 'broken.log'
    const output = isFile ? ['--output', path] : []
    if (isFile) await writeFile(path, 'kept')
    const { code, stdout, stderr } = await runCommand(['abc', '--retries', '0', '--base-url', broken.url, ...output])
    const written = isFile ? await readFile(`${path}.partial`, 'utf8') : stdout.toString()
    expect([code, written]).toEqual([3, 'one\n'])
    expect(stderr).toMatch(/(^|\n)get-log: GET \S+ failed: [^\n]+\n$/)
    expect(stderr.startsWith(`get-log: What came of the log is in ${path}.partial; ${path} is as it was.\n`)).toBe(
      isFile,
    )
    if (isFile) expect(await readFile(path, 'utf8')).toBe('kept')
  },
)

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

test('a log that changed under way exits 3', async () => {
  await using changing = await serveConnections({ body: 'one\n', ending: 'drop' }, { body: 'ONE\ntwo\n' })
  const { code, stdout, stderr } = await runCommand(['abc', '--follow', '--base-url', changing.url])
  expect([code, stdout.toString()]).toEqual([3, 'one\n'])
  // One line: what was tried again is told on a terminal only.
  expect(stderr).toMatch(/^get-log: [^\n]+ its first 4 bytes changed[^\n]+\n$/)
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
