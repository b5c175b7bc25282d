import { repetitions } from '@get-log/workspace/repetitions'
import { expect, test } from 'vitest'
import type { LogStore } from '../src/runs/log-storage.ts'
import { createMemoryStore } from '../src/runs/memory-store.ts'
import { watchAnswers } from './abandon-answers.ts'
import { connectTo } from './exchange-bytes.ts'
import { readStream } from './read-stream.ts'
import type { StartedServer } from './start-server.ts'
import { startRunning, startServer, writeLog } from './start-server.ts'

test.each([
  ['', true],
  ['stream=1', false],
  ['download=1', true],
])(
  'no cache may keep a running log, and every log has its length unless it is followed, with "%s"',
  async (query, has) => {
    await using server = await startRunning()
    const read = async (): Promise<unknown[]> => {
      const { headers, body } = await fetch(server.logUrl('a', query))
      await body?.cancel()
      return [headers.get('cache-control'), headers.has('content-length')]
    }
    expect(await read()).toEqual(['no-store', has])
    server.run.finish()
    expect(await read()).toEqual([null, true])
  },
)

const pieceSize = 256 * 1024

function storeInPieces(onRead = (): void => {}): LogStore {
  const memory = createMemoryStore()
  const create: LogStore['create'] = (details) => {
    const { raw, printable, ...storage } = memory.create(details)
    const read = (from: number, to: number): Uint8Array => {
      onRead()
      return printable.read(from, Math.min(to, from + pieceSize))
    }
    const inPieces = {
      get length() {
        return printable.length
      },
      read,
    }
    return { ...storage, raw, printable: inPieces }
  }
  return { ...memory, create }
}

test('for a reader that stops, at most one piece is read ahead, and no other reader is held back', async () => {
  await using server = await startServer({ store: storeInPieces() })
  using watch = watchAnswers()
  const run = server.runs.start({ id: 'a' })
  const idle = connectTo(server.url).pause()
  idle.write('GET /v2/logs/a?stream=1 HTTP/1.1\r\nHost: localhost\r\n\r\n')
  await expect.poll(() => run.readers).toBe(1)
  const reading = fetch(server.logUrl('a', 'stream=1'))
  const megabyte = `${'x'.repeat(1024 * 1024 - 1)}\n`
  for (let count = 0; count < 16; count++) run.append(megabyte)
  run.finish()
  expect((await (await reading).text()).length).toBe(16 * 1024 * 1024)
  await expect.poll(() => run.readers).toBe(1)
  expect(watch.answers[0]?.writableLength).toBeLessThan(2 * pieceSize)
  idle.destroy()
})

test.each<[string, (server: StartedServer) => unknown, number]>([
  ['deleting its run', ({ runs }) => expect(runs.delete('a')).toBe(true), 404],
  ['closing the server', (server) => server.close(), 0],
])('%s ends a stream cleanly, and the log is no longer there', async (_, end, status) => {
  await using server = await startRunning()
  server.run.append('one\n')
  const stream = readStream(await fetch(server.logUrl('a', 'stream=1')))
  await stream.until('one\n')
  await Promise.all([end(server), expect(stream.rest()).resolves.toBe('one\n')])
  const asked = fetch(server.logUrl('a')).then((response) => response.status)
  expect(await asked.catch(() => 0)).toBe(status)
})

test('between two pieces of a large log everybody else gets a turn', async () => {
  let turn = 0
  const turns: number[] = []
  await using server = await startServer({ store: storeInPieces(() => turns.push(turn)) })
  writeLog(server, 'x'.repeat(16 * 1024 * 1024))
  let next = setImmediate(function count() {
    turn += 1
    next = setImmediate(count)
  })
  await (await fetch(server.logUrl('a'))).arrayBuffer()
  clearImmediate(next)
  expect(new Set(turns).size).toBe((16 * 1024 * 1024) / pieceSize)
})

function openSockets(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length
}

async function followAll(server: StartedServer, ids: readonly string[]): Promise<Promise<string>[]> {
  const followers: Promise<string>[] = []
  // In groups, so that the queue of new connections does not overflow.
  for (let index = 0; index < ids.length; index += 100) {
    const group = ids.slice(index, index + 100).map((id) => fetch(server.logUrl(id, 'stream=1')))
    for (const answer of await Promise.all(group)) followers.push(answer.text())
  }
  return followers
}

test('hundreds of followers of 100 growing logs each get every byte of their log, in order, and leave nothing behind', async () => {
  const socketsBefore = openSockets()
  const server = await startServer({ rateLimit: 1e6 })
  const runs = Array.from({ length: 100 }, (_, index) => server.runs.start({ id: `run ${index}` }))
  const ids = runs.map(({ id }) => id)
  const followersOfEach = repetitions(3, 20)
  const ofEach = <Item>(items: readonly Item[]): Item[] => new Array(followersOfEach).fill(items).flat()
  const followers = await followAll(server, ofEach(ids))
  expect(runs.map(({ readers }) => readers)).toEqual(ids.map(() => followersOfEach))
  const textOf = (id: string, line: number): string => `${id} line ${line} ${'é'.repeat(line)}\n`
  for (let line = 0; line < 50; line++) {
    for (const run of runs) run.append(textOf(run.id, line))
    await new Promise(setImmediate)
  }
  for (const run of runs) run.finish()
  const whole = ids.map((id) => Array.from({ length: 50 }, (_, line) => textOf(id, line)).join(''))
  expect(await Promise.all(followers)).toEqual(ofEach(whole))
  expect(runs.map(({ readers }) => readers)).toEqual(ids.map(() => 0))
  await server.close()
  await expect.poll(openSockets).toBeLessThanOrEqual(socketsBefore)
})
