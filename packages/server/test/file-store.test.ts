import { execFileSync } from 'node:child_process'
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openFileStore } from '../src/files/index.ts'
import type { Run } from '../src/index.ts'
import { createLogServer } from '../src/index.ts'
import { runBuiltCommand } from './built-command.ts'
import { interrupted, logFilesIn, makeLog, read, startOn, startOnFiles, withoutTime } from './start-on-files.ts'
import { writeLog } from './start-server.ts'
import { makeTemporaryDirectory } from './temporary-directory.ts'

test('a log is there after the server was closed and started again', async () => {
  using directory = makeTemporaryDirectory()
  const before = await startOn(directory.path)
  const run = before.runs.start({ id: '../a b', owner: 'me', access: 'owner' })
  run.append('\u001b[1mone\n')
  run.append('two\n')
  run.finish()
  await before.close()
  await using after = await startOn(directory.path)
  const restored = after.runs.get('../a b') as Run
  expect(restored).toMatchObject({ owner: 'me', access: 'owner', state: 'finished', startedAt: run.startedAt })
  const token = after.tokens.add('me')
  expect(await read(after, '../a b', `raw=1&token=${token}`)).toBe('\u001b[1mone\ntwo\n')
  expect(await read(after, '../a b', `token=${token}`)).toBe('one\ntwo\n')
})

test('no later log replaces one of many earlier ones', async () => {
  using directory = makeTemporaryDirectory()
  const ids = Array.from('abcdefghijk')
  for (const some of [ids.slice(0, 10), ids.slice(10)]) {
    await using server = createLogServer({ store: openFileStore(directory.path) })
    for (const id of some) writeLog(server, id, { id })
  }
  await using server = await startOn(directory.path)
  expect(await Promise.all(ids.map((id) => read(server, id)))).toEqual(ids)
})

test('a run that was open when the server stopped is ended, and says so once', async () => {
  using directory = makeTemporaryDirectory()
  const before = await startOn(directory.path)
  before.runs.start({ id: 'a' }).append(Uint8Array.of(0x61, 0xe2, 0x82))
  before.runs.start({ id: 'b' }).append('b\n')
  before.runs.start({ id: 'c' }).finish()
  await before.close()
  const told: string[] = []
  for (const _ of [1, 2]) {
    await using after = await startOn(directory.path, (message) => told.push(message))
    expect(after.runs.get('a')?.state).toBe('finished')
    expect(withoutTime(await read(after, 'a', 'stream=1'))).toBe(interrupted('a\ufffd'))
    expect(withoutTime(await read(after, 'b', 'raw=1'))).toBe(interrupted('b\n'))
    expect(await read(after, 'c')).toBe('')
  }
  expect(told).toEqual([
    'Runs that were still running when the server stopped: 2. They have ended, each with a last line that says so.',
  ])
})

test('hundreds of running runs need few open files, and every append reaches its own log', async () => {
  await using server = await startOnFiles()
  const before = readdirSync('/proc/self/fd').length
  const ids = Array.from({ length: 150 }, (_, index) => `run ${index}`)
  for (const id of ids) server.runs.start({ id })
  for (const text of [' one', ' two']) for (const run of server.runs.list()) run.append(run.id + text)
  expect(readdirSync('/proc/self/fd').length - before).toBeLessThan(100)
  const found = ids.map((_, index) => readFileSync(join(server.directory, `${index + 1}.raw`), 'utf8'))
  expect(found).toEqual(ids.map((id) => `${id} one${id} two`))
})

test('nobody else on the machine can read the files', async () => {
  await using server = await startOnFiles()
  const path = join(server.directory, 'new')
  openFileStore(path).close()
  server.runs.start({ id: 'a' }).append('x')
  const modes = ['new', 'lock', '1.raw', '1.printable', '1.journal'].map((name) =>
    (statSync(join(server.directory, name)).mode & 0o777).toString(8),
  )
  expect(modes).toEqual(['700', '600', '600', '600', '600'])
})

test('a file that is in the way of a new log stays as it is', async () => {
  await using server = await startOnFiles()
  writeFileSync(join(server.directory, '1.raw'), 'theirs')
  expect(() => server.runs.start({ id: 'a' })).toThrow(/Cannot create .*1\.raw: EEXIST/)
  expect(readFileSync(join(server.directory, '1.raw'), 'utf8')).toBe('theirs')
})

test.each<[string, string, RegExp | undefined, 'served' | 'not served']>([
  ['an empty journal', ': > 1.journal', /1\.journal: it is empty, but the log is not\./, 'not served'],
  ['no journal', 'rm 1.journal', /1\.raw has 8 bytes, but no journal that says whose/, 'not served'],
  ...(['raw', 'printable', 'journal'] as const).map((kind): [string, string, RegExp, 'not served'] => [
    `a pipe in the place of its ${kind} file`,
    `rm 1.${kind}; mkfifo 1.${kind}`,
    new RegExp(`1\\.${kind}: it is not a file`),
    'not served',
  ]),
  [
    'a copy',
    'for kind in raw printable journal; do cp 1.$kind 2.$kind; done',
    /2\.journal: run "a" is there already\. The log is left as it is/,
    'served',
  ],
  [
    'copies with invalid numbers',
    'for kind in raw printable journal; do cp 1.$kind 02.$kind; cp 1.$kind 99999999999999999999.$kind; done',
    undefined,
    'served',
  ],
  ['what looks like a deletion', 'mkdir 1.deleted', undefined, 'served'],
])('a log with %s is left as it is, and reported if it is not served', async (_, damage, expected, served) => {
  using directory = makeTemporaryDirectory()
  const { path } = directory
  await makeLog(path, true, ['one\n', 'two\n'])
  execFileSync('sh', ['-c', damage], { cwd: path })
  const look = (): unknown[] => logFilesIn(path).map((name) => [name, statSync(join(path, name)).mtimeMs])
  const before = look()
  const told: string[] = []
  await using server = await startOn(path, (message) => told.push(message))
  expect(told).toEqual(expected ? [expect.stringMatching(expected)] : [])
  const response = await fetch(server.logUrl('a'))
  const text = await response.text()
  expect(response.ok ? text : 'not served').toBe(served === 'served' ? 'one\ntwo\n' : served)
  expect(look()).toEqual(before)
  writeLog(server, 'next\n', { id: 'next' })
  expect(await read(server, 'next')).toBe('next\n')
})

test.each(['open', 'finished'])('a run that the disk fails to delete, %s, is still there', async (state) => {
  await using server = await startOnFiles()
  const run = server.runs.start({ id: 'a' })
  run.append('one\n')
  if (state === 'finished') run.finish()
  // A file cannot replace a directory that is not empty.
  mkdirSync(join(server.directory, '1.deleted', 'x'), { recursive: true })
  const { response, error } = await server.control.DELETE('/runs/{id}', { params: { path: { id: 'a' } } })
  expect([response.status, error?.error.type]).toEqual([507, 'storage-failed'])
  expect(await read(server, 'a')).toBe('one\n')
  rmSync(join(server.directory, '1.deleted'), { recursive: true })
  expect(server.runs.delete('a')).toBe(true)
  expect(logFilesIn(server.directory)).toEqual([])
})

test('a deletion that was cut short is completed', async () => {
  using directory = makeTemporaryDirectory()
  await makeLog(directory.path, true)
  renameSync(join(directory.path, '1.journal'), join(directory.path, '1.deleted'))
  await using _server = await startOn(directory.path)
  expect(logFilesIn(directory.path)).toEqual([])
})

test('a follower that lags behind reads from the files, whatever the sizes', async () => {
  await using server = await startOnFiles()
  const run = server.runs.start({ id: 'a' })
  const parts = [10, 300_000, 1, 700_000, 262_144, 3].map((size, index) => String(index).repeat(size))
  for (const part of parts) run.append(part)
  const found = []
  for (let at = 0; at < run.raw.length; at += 99_991) {
    const piece = Buffer.from(run.raw.read(at, run.raw.length)).toString()
    found.push([piece.length > 0, piece === parts.join('').slice(at, at + piece.length)])
  }
  expect(found).toEqual(found.map(() => [true, true]))
  const followed = read(server, 'a', 'stream=1')
  await expect.poll(() => run.readers).toBe(1)
  run.finish()
  expect((await followed) === parts.join('')).toBe(true)
})

test('an answer whose file vanished is an error in the documented shape', async () => {
  await using server = await startOnFiles()
  writeLog(server, 'one\n')
  truncateSync(join(server.directory, '1.printable'), 0)
  const response = await fetch(server.logUrl('a'))
  expect([response.status, await response.json()]).toEqual([
    500,
    { error: { type: 'internal-server-error', message: 'The server could not answer.' } },
  ])
})

test('a stream whose file was truncated breaks off, so that nobody takes it for complete', async () => {
  await using server = await startOnFiles()
  server.runs.start({ id: 'a' }).append('x'.repeat(300_000))
  truncateSync(join(server.directory, '1.printable'), 100)
  await expect(read(server, 'a', 'stream=1')).rejects.toThrow('terminated')
})

test('a second server is kept out of the directory until the first is closed or killed, even without flock', async () => {
  using directory = makeTemporaryDirectory()
  const link = join(directory.path, 'link')
  symlinkSync('.', link)
  const serve = () => runBuiltCommand(['serve', '--port', '0', '--data-dir', link], { env: { PATH: '/nowhere' } })
  const first = await startOn(directory.path)
  await using second = serve()
  expect((await second.match(/listening|in use by process \d+/))[0]).toBe(`in use by process ${process.pid}`)
  expect(() => openFileStore(directory.path)).toThrow('in use by process')
  expect((await second.ended).exit).toBe(2)
  first.runs.start({ id: 'a' })
  await first.close()
  await using third = serve()
  await third.match(/listening[\s\S]*get-log-server: Runs that were still running when the server stopped: 1\./)
  await first.close()
  expect(() => openFileStore(directory.path)).toThrow(`in use by process ${third.process.pid}`)
  third.process.kill('SIGKILL')
  await third.ended
  await using _fourth = await startOn(directory.path)
})

test('bytes whose journal records were lost are put aside and reported', async () => {
  using directory = makeTemporaryDirectory()
  await makeLog(directory.path, true, ['one\n', 'two\n', 'three\n'])
  const journal = join(directory.path, '1.journal')
  writeFileSync(journal, readFileSync(journal, 'utf8').split(/^/m).slice(0, 2).join(''))
  const told: string[] = []
  await using server = await startOn(directory.path, (message) => told.push(message))
  expect(told[0]).toMatch(/^10 bytes without a record in \S+1\.journal are kept in \S+1\.rest\. Its run is "a"\.$/)
  expect(withoutTime(await read(server, 'a', 'raw=1'))).toBe(interrupted('one\n'))
  expect(readFileSync(join(directory.path, '1.rest'), 'utf8')).toBe('two\nthree\n')
  server.runs.delete('a')
  expect(logFilesIn(directory.path)).toEqual([])
})

test('a directory is created, but not its parents, and a store can be closed repeatedly', () => {
  using directory = makeTemporaryDirectory()
  const store = openFileStore(join(directory.path, 'logs'))
  for (const close of [store.close, store.close]) close()
  expect(() => openFileStore(join(directory.path, 'typo', 'logs'))).toThrow('Cannot keep logs in')
  expect(readdirSync(directory.path)).toEqual(['logs'])
})
