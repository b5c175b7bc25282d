import { http } from 'msw'
import { setupServer } from 'msw/node'
import { expect, test } from 'vitest'
import { openFileStore } from '../src/files/index.ts'
import { createLogServer } from '../src/index.ts'
import { createMemoryStore } from '../src/runs/memory-store.ts'
import { writeLog } from './start-server.ts'
import { makeTemporaryDirectory } from './temporary-directory.ts'

test('listening leaves the globals of the process as they were', async () => {
  const before = [globalThis.Request, globalThis.Response]
  await using server = createLogServer()
  await server.listen()
  expect([globalThis.Request === before[0], globalThis.Response === before[1]]).toEqual([true, true])
})

test('an answer in the process is an ordinary Response that can be cloned', async () => {
  await using server = createLogServer()
  writeLog(server, 'one\n')
  const response = await server.fetch(new Request('https://api.apify.com/v2/logs/a'))
  expect(response).toBeInstanceOf(Response)
  expect([await response.clone().text(), await response.text()]).toEqual(['one\n', 'one\n'])
})

const url = 'https://api.apify.com/v2/logs/a?stream=1'
const reason = new Error('the user left')

test.each(['server.fetch', 'fetch under MSW'])(
  'an abort ends the stream that %s reads, and its reader is gone',
  async (name) => {
    await using server = createLogServer()
    const network = setupServer(http.all('https://api.apify.com/v2/logs/a', ({ request }) => server.fetch(request)))
    if (name !== 'server.fetch') network.listen()
    const send = name === 'server.fetch' ? server.fetch : fetch
    const run = server.runs.start({ id: 'a' })
    run.append('one\n')
    const stop = new AbortController()
    const response = await send(new Request(url, { signal: stop.signal }))
    const reader = (response.body as ReadableStream<Uint8Array>).getReader()
    await reader.read()
    const reading = reader.read()
    stop.abort(reason)
    await expect(reading).rejects.toBe(reason)
    expect(run.readers).toBe(0)
    run.append('two\n')
    network.close()
  },
)

test('an abort ends the wait for a fault, and nobody reads what it delayed', async () => {
  await using server = createLogServer()
  const run = server.runs.start({ id: 'a' })
  server.faults.set([{ delayMs: 20 }])
  const stop = new AbortController()
  const answer = server.fetch(new Request(url, { signal: stop.signal }))
  stop.abort(reason)
  await expect(answer).rejects.toBe(reason)
  await expect(server.fetch(new Request(url, { signal: stop.signal }))).rejects.toBe(reason)
  server.faults.set([{ delayMs: 20 }])
  await server.fetch(new Request(url))
  expect(run.readers).toBe(1)
})

test.each([
  ['memory', createMemoryStore],
  ['files', openFileStore],
])('with logs in %s, an append is not affected when its buffer is reused', async (_, openStore) => {
  using directory = makeTemporaryDirectory()
  await using server = createLogServer({ store: openStore(directory.path) })
  const chunk = Buffer.from('one\n')
  server.runs.start({ id: 'a' }).append(chunk)
  chunk.fill('?')
  const response = await server.fetch(new Request('http://localhost/v2/logs/a'))
  expect(await response.text()).toBe('one\n')
})

test('by default there is room for 10,000 runs', () => {
  const { runs } = createLogServer()
  for (let count = 0; count < 10_000; count++) runs.start()
  expect(() => runs.start()).toThrow('There are 10000 runs already; delete some or raise limits.runs.')
})

test('by default there is room for 1 GiB in a log', () => {
  const memory = createMemoryStore()
  const raw = { length: 2 ** 30 - 1, read: () => new Uint8Array(1) }
  const { runs } = createLogServer({ store: { ...memory, create: (details) => ({ ...memory.create(details), raw }) } })
  const run = runs.start({ id: 'a' })
  expect(() => run.append('xx')).toThrow('The log of run "a" would grow past 1073741824 bytes; raise limits.logBytes.')
  run.append('x')
})
