import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openFileStore, withLogsFrom } from '../src/files/index.ts'
import { createLogServer, LogServerError } from '../src/index.ts'
import { createMemoryStore } from '../src/runs/memory-store.ts'
import { serveBuilt } from './built-command.ts'
import { read } from './start-on-files.ts'
import { startServer } from './start-server.ts'
import { makeTemporaryDirectory } from './temporary-directory.ts'

test('--logs serves every NAME.log as a finished log, and leaves nothing behind', async () => {
  using directory = makeTemporaryDirectory()
  writeFileSync(join(directory.path, 'build 1.log'), '\u001b[32mgreen\u001b[0m\n')
  writeFileSync(join(directory.path, 'empty.log'), '')
  writeFileSync(join(directory.path, 'notes.txt'), 'secret')
  using temporary = makeTemporaryDirectory()
  await using command = await serveBuilt(['--logs', directory.path], { env: { TMPDIR: temporary.path } })
  const get = async (path: string): Promise<string> => (await fetch(`${command.url}/v2/logs/${path}`)).text()
  expect(await get('build%201')).toBe('green\n')
  expect(await get('build%201?raw=1&stream=1')).toBe('\u001b[32mgreen\u001b[0m\n')
  expect([await get('empty'), await get('notes')]).toEqual(['', expect.stringContaining('record-not-found')])
  command.process.kill('SIGTERM')
  await command.ended
  expect(readdirSync(temporary.path)).toEqual([])
})

test('a name in --logs that the store also has is refused, and the store is closed', async () => {
  using logs = makeTemporaryDirectory()
  using data = makeTemporaryDirectory()
  writeFileSync(join(logs.path, 'a.log'), 'x')
  const first = createLogServer({ store: openFileStore(data.path) })
  first.runs.start({ id: 'a' })
  await first.close()
  const store = withLogsFrom(logs.path, openFileStore(data.path, { tell: () => {} }))
  const close = vi.fn(store.close)
  expect(() => createLogServer({ store: { ...store, close } })).toThrow(LogServerError)
  expect(close).toHaveBeenCalledOnce()
})

test.each([
  ['a link to nothing', 'ln -s /nowhere odd.log', 'ENOENT'],
  ['a link to itself', 'ln -s odd.log odd.log', 'ELOOP'],
  ['a directory', 'mkdir odd.log', 'it is not a file'],
  ['a FIFO', 'mkfifo odd.log', 'it is not a file'],
  ['a link to a device', 'ln -s /dev/zero odd.log', 'it is not a file'],
  ['a file that is named like the directory above', ': > ...log', 'it cannot stand in a URL path'],
  ['a file without a name', ': > .log', 'it cannot stand in a URL path'],
  ['a file of a name in Latin-1', ': > "$(printf "caf\\351").log"', 'its name is not UTF-8'],
])('--logs leaves out %s, and says so once', async (_, make, reason) => {
  using logs = makeTemporaryDirectory()
  execFileSync('sh', ['-c', `printf 'fine\\n' > fine.log; ${make}`], { cwd: logs.path })
  const told: string[] = []
  const store = withLogsFrom(logs.path, createMemoryStore(), (message) => told.push(message))
  await using server = createLogServer({ store })
  expect([told, server.runs.list().map(({ id }) => id)]).toEqual([[expect.stringContaining(reason)], ['fine']])
  expect(told[0]).toMatch(/^"\S+\.log" is left out: /)
})

test('--logs says so if there is no room for printable logs', () => {
  using logs = makeTemporaryDirectory()
  vi.stubEnv('TMPDIR', '/nowhere')
  onTestFinished(() => void vi.unstubAllEnvs())
  expect(() => withLogsFrom(logs.path, createMemoryStore())).toThrow('Cannot keep printable logs in /nowhere: ENOENT')
})

test('--logs works beside logs in memory, and leaves its files as they are', async () => {
  using logs = makeTemporaryDirectory()
  const path = join(logs.path, 'a.log')
  // The escape sequence lies across the end of a megabyte.
  const filler = 'x'.repeat(2 ** 20 - 2)
  writeFileSync(path, `${filler}\u001b[1mfrom a file\n`)
  await using server = await startServer({ store: withLogsFrom(logs.path, createMemoryStore()) })
  server.runs.start({ id: 'b' }).append('from memory\n')
  expect([await read(server, 'a'), await read(server, 'b')]).toEqual([`${filler}from a file\n`, 'from memory\n'])
  server.runs.delete('a')
  expect((await fetch(server.logUrl('a'))).status).toBe(404)
  expect(readFileSync(path, 'utf8')).toBe(`${filler}\u001b[1mfrom a file\n`)
})
