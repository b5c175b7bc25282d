import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { ServerResponse } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { openFileStore } from '../src/files/index.ts'
import type { LogStorage } from '../src/runs/log-storage.ts'
import { createMemoryStore } from '../src/runs/memory-store.ts'
import type { RunDetails } from '../src/runs/run-details.ts'
import { connectTo } from './exchange-bytes.ts'
import { readStream } from './read-stream.ts'
import type { StartedServer } from './start-server.ts'
import { startRunning, startServer, writeLog } from './start-server.ts'
import { makeTemporaryDirectory } from './temporary-directory.ts'

test.each([
  ['stream=1', '\u001b[1mthree', 'three'],
  ['stream=true', '\u001b[1mthree', 'three'],
  ['stream=1&raw=1', '\u001b[1mthree', '\u001b[1mthree'],
])('with %s each append arrives before the next is made, and the end ends it', async (query, last, shown) => {
  await using server = await startRunning()
  server.run.append('one\n')
  const response = await fetch(server.logUrl('a', query))
  const stream = readStream(response)
  expect(response.headers.has('content-length')).toBe(false)
  expect(await stream.until('one\n')).toBe('one\n')
  server.run.append('two\n')
  expect(await stream.until('two\n')).toBe('one\ntwo\n')
  server.run.append(last)
  expect(await stream.until('three')).toBe(`one\ntwo\n${shown}`)
  server.run.finish()
  expect(await stream.rest()).toBe(`one\ntwo\n${shown}`)
})

test.each(['', 'stream=1', 'download=1'])(
  'no cache may keep the log of a run that goes on, with the query "%s"',
  async (query) => {
    await using server = await startRunning()
    const read = async (): Promise<string | null> => {
      const response = await fetch(server.logUrl('a', query))
      await response.body?.cancel()
      return response.headers.get('cache-control')
    }
    expect(await read()).toBe('no-store')
    server.run.finish()
    expect(await read()).toBeNull()
  },
)

test('the headers of a stream come before anything is written', async () => {
  await using server = await startRunning()
  const response = await fetch(server.logUrl('a', 'stream=1'))
  expect(response.status).toBe(200)
})

test.each([
  ['memory', createMemoryStore],
  ['files', openFileStore],
])('from %s a late reader gets the log from its start, the same as an early one', async (_, openStore) => {
  using directory = makeTemporaryDirectory()
  await using server = await startRunning({ store: openStore(directory.path) })
  const early = readStream(await fetch(server.logUrl('a', 'stream=1')))
  server.run.append('one\n')
  expect(await early.until('one\n')).toBe('one\n')
  server.run.append(`${'x'.repeat(300_000)}\n`)
  server.run.append('two\n')
  const late = readStream(await fetch(server.logUrl('a', 'stream=1')))
  const whole = `one\n${'x'.repeat(300_000)}\ntwo\n`
  expect(await late.until('two\n')).toBe(whole)
  server.run.append('three\n')
  server.run.finish()
  expect([await early.rest(), await late.rest()]).toEqual([`${whole}three\n`, `${whole}three\n`])
})

test('a finished log streams at once, with its length', async () => {
  await using server = await startServer()
  writeLog(server, 'all\n')
  const response = await fetch(server.logUrl('a', 'stream=1'))
  expect([response.headers.get('content-length'), await response.text()]).toEqual(['4', 'all\n'])
})

test('a reader that leaves disturbs no other and is not counted any more', async () => {
  await using server = await startRunning()
  server.run.append('one\n')
  const leaving = new AbortController()
  const left = readStream(await fetch(server.logUrl('a', 'stream=1'), { signal: leaving.signal }))
  const staying = readStream(await fetch(server.logUrl('a', 'stream=1')))
  await Promise.all([left.until('one\n'), staying.until('one\n')])
  expect(server.run.readers).toBe(2)
  leaving.abort()
  await expect.poll(() => server.run.readers).toBe(1)
  server.run.append('two\n')
  server.run.finish()
  expect(await staying.rest()).toBe('one\ntwo\n')
  await expect.poll(() => server.run.readers).toBe(0)
})

test('a reader that stops reading holds nobody back, and one piece at most is read ahead for it', async () => {
  const pieceSize = 256 * 1024
  const memory = createMemoryStore()
  const create = (details: RunDetails): LogStorage => {
    const storage = memory.create(details)
    const read = (from: number, to: number) => storage.printable.read(from, Math.min(to, from + pieceSize))
    const inPieces = {
      get length() {
        return storage.printable.length
      },
      read,
    }
    return { ...storage, printable: inPieces }
  }
  await using server = await startServer({ store: { ...memory, create } })
  const answers: ServerResponse[] = []
  const remember = (message: unknown): unknown => answers.push((message as { response: ServerResponse }).response)
  subscribe('http.server.request.start', remember)
  onTestFinished(() => void unsubscribe('http.server.request.start', remember))
  const run = server.runs.start({ id: 'a' })
  const idle = connectTo(server.url).pause()
  idle.write('GET /v2/logs/a?stream=1 HTTP/1.1\r\nHost: localhost\r\n\r\n')
  await expect.poll(() => run.readers).toBe(1)
  const reading = fetch(server.logUrl('a', 'stream=1'))
  const megabyte = `${'x'.repeat(1024 * 1024 - 1)}\n`
  for (let count = 0; count < 16; count++) run.append(megabyte)
  run.finish()
  expect((await (await reading).text()).length).toBe(16 * 1024 * 1024)
  expect(run.readers).toBe(1)
  expect(answers[0]?.writableLength).toBeLessThan(2 * pieceSize)
  idle.destroy()
})

test.each<[string, (server: StartedServer) => unknown, number]>([
  ['deleting its run', ({ runs }) => expect(runs.delete('a')).toBe(true), 404],
  ['closing the server', (server) => server.close(), 0],
])('%s ends a stream cleanly, and the log is there no more', async (_, end, status) => {
  await using server = await startRunning()
  server.run.append('one\n')
  const stream = readStream(await fetch(server.logUrl('a', 'stream=1')))
  await stream.until('one\n')
  await Promise.all([end(server), expect(stream.rest()).resolves.toBe('one\n')])
  expect(
    await fetch(server.logUrl('a')).then(
      (response) => response.status,
      () => 0,
    ),
  ).toBe(status)
})
