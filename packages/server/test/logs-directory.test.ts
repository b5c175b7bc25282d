import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { openFileStore, withLogsFrom } from '../src/files/index.ts'
import { createLogServer, LogServerError } from '../src/index.ts'
import { createMemoryStore } from '../src/runs/memory-store.ts'
import { runBuiltCommand } from './built-command.ts'
import { read } from './start-on-files.ts'
import { startServer } from './start-server.ts'
import { makeTemporaryDirectory } from './temporary-directory.ts'

describe('--logs', () => {
  test('serves every NAME.log as a finished log', async () => {
    using directory = makeTemporaryDirectory()
    writeFileSync(join(directory.path, 'build 1.log'), '\u001b[32mgreen\u001b[0m\n')
    writeFileSync(join(directory.path, 'empty.log'), '')
    writeFileSync(join(directory.path, 'notes.txt'), 'secret')
    mkdirSync(join(directory.path, 'old.log'))
    using temporary = makeTemporaryDirectory()
    const env = { TMPDIR: temporary.path }
    await using command = runBuiltCommand(['serve', '--port', '0', '--logs', directory.path], { env })
    const [, url] = await command.match(/listening on (\S+)\n/)
    const get = async (path: string): Promise<[number, string]> => {
      const response = await fetch(`${url}/v2/logs/${path}`)
      return [response.status, await response.text()]
    }
    expect(await get('build%201')).toEqual([200, 'green\n'])
    expect(await get('build%201?raw=1&stream=1')).toEqual([200, '\u001b[32mgreen\u001b[0m\n'])
    expect(await get('empty')).toEqual([200, ''])
    expect([(await get('notes'))[0], (await get('old'))[0]]).toEqual([404, 404])
    command.process.kill('SIGTERM')
    await command.ended
    expect(readdirSync(temporary.path)).toEqual([])
  })

  test('clashes of names are refused, and the store is closed', async () => {
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

  test.each<[string, string | Buffer, (path: string) => unknown, string]>([
    ['a link to nothing', 'odd.log', (path) => symlinkSync('/nowhere', path), 'ENOENT'],
    ['a link to itself', 'odd.log', (path) => symlinkSync(path, path), 'ELOOP'],
    ['a directory', 'odd.log', (path) => mkdirSync(path), 'it is not a file'],
    ['a socket', 'odd.log', listenOn, 'it is not a file'],
    ['a FIFO', 'odd.log', (path) => execFileSync('mkfifo', [path]), 'it is not a file'],
    ['a link to a device', 'odd.log', (path) => symlinkSync('/dev/zero', path), 'it is not a file'],
    ...['...log', '.log', Buffer.from('caf\xe9.log', 'latin1')].map((name) => {
      const reason = typeof name === 'string' ? 'it cannot stand in a URL path' : 'its name is not UTF-8'
      const write = (path: string | Buffer): void => writeFileSync(path, 'x')
      return [`a file of the name ${name}`, name, write, reason] as [string, string | Buffer, () => void, string]
    }),
  ])('leaves out %s, and says so once', async (_, name, make, reason) => {
    using logs = makeTemporaryDirectory()
    writeFileSync(join(logs.path, 'fine.log'), 'fine\n')
    const path = Buffer.concat([Buffer.from(`${logs.path}/`), Buffer.from(name)])
    await make((typeof name === 'string' ? path.toString() : path) as string)
    const told: string[] = []
    const store = withLogsFrom(logs.path, createMemoryStore(), (message) => told.push(message))
    await using server = createLogServer({ store })
    expect([told, server.runs.list().map(({ id }) => id)]).toEqual([[expect.stringContaining(reason)], ['fine']])
    expect(told[0]).toMatch(/^"\S+\.log" is left out: /)
  })

  test('says so where there is no room for printable logs', () => {
    using logs = makeTemporaryDirectory()
    vi.stubEnv('TMPDIR', '/nowhere')
    onTestFinished(() => void vi.unstubAllEnvs())
    expect(() => withLogsFrom(logs.path, createMemoryStore())).toThrow('Cannot keep printable logs in /nowhere: ENOENT')
  })

  test('works beside logs in memory, and leaves its files as they are', async () => {
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
})

async function listenOn(path: string): Promise<void> {
  const server = createServer().listen(path)
  onTestFinished(() => void server.close())
  await once(server, 'listening')
}
