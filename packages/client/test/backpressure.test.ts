import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import type { LogClient } from '../src/index.ts'
import { createLogClient } from '../src/index.ts'
import { serveLines } from './servers/line-server.ts'

const megabyte = 2 ** 20
setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

const readers: Record<string, (logs: LogClient) => Promise<AsyncIterator<unknown>>> = {
  stream: async (logs) => (await logs.stream('abc'))[Symbol.asyncIterator](),
  follow: async (logs) => logs.follow('abc'),
  lines: async (logs) => logs.lines('abc', { follow: true }),
  download: async (logs) => (await logs.download('abc')).body[Symbol.asyncIterator](),
}

test.each(Object.entries(readers))('a consumer of %s that stops reading holds the server back', async (_, read) => {
  await using server = await serveLines()
  const iterator = await read(createLogClient({ baseUrl: server.url }))
  await iterator.next()
  await server.waitForStandstill()
  expect(server.written()).toBeLessThan(16 * megabyte)
  await iterator.return?.()
})

test.each(['stream', 'follow', 'lines'])('%s keeps nothing of the 15 MB that it has handed out', async (name) => {
  await using server = await serveLines(60_000 * 250)
  const iterator = await (readers[name] as (typeof readers)[string])(
    createLogClient({ baseUrl: server.url, retry: { delayMs: 1 } }),
  )
  const measure = async () => {
    await new Promise(setImmediate)
    collectGarbage()
    // Buffers are freed in the background; a second collection waits for the first.
    collectGarbage()
    const { arrayBuffers, heapUsed } = process.memoryUsage()
    return arrayBuffers + heapUsed
  }
  await iterator.next()
  const before = await measure()
  let most = before
  for (let next = 0; !(await iterator.next()).done; ) {
    if (server.written() < next) continue
    next = server.written() + 5 * megabyte
    most = Math.max(most, await measure())
  }
  expect((most - before) / megabyte).toBeLessThan(1)
})
