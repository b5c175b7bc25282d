import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test, vi } from 'vitest'
import type { LogClient } from '../src/index.ts'
import { createLogClient } from '../src/index.ts'
import type { HttpServer } from './servers/http-server.ts'
import { serveHttp } from './servers/http-server.ts'

const megabyte = 2 ** 20
setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

/** Serves `size` bytes in lines as fast as they are read, and counts what it could write. */
async function serveLines(size: number): Promise<{ server: HttpServer; written(): number }> {
  const chunk = Buffer.from('2017-07-14T06:00:49.733Z a line of some length, as they are\n'.repeat(1000))
  let written = 0
  const server = await serveHttp((_, response) => {
    if (size < Number.POSITIVE_INFINITY) response.setHeader('content-length', size)
    const write = () => {
      while (written < size) {
        written += chunk.length
        if (!response.write(chunk)) return
      }
      response.end()
    }
    response.on('drain', write)
    write()
  })
  return { server, written: () => written }
}

const readers: Record<string, (logs: LogClient) => Promise<AsyncIterator<unknown>>> = {
  stream: async (logs) => (await logs.stream('abc'))[Symbol.asyncIterator](),
  follow: async (logs) => logs.follow('abc'),
  lines: async (logs) => logs.lines('abc', { follow: true }),
  download: async (logs) => (await logs.download('abc')).body[Symbol.asyncIterator](),
}

test.each(Object.entries(readers))('a consumer of %s that stops holds the server back', async (_, read) => {
  const { server, written } = await serveLines(Number.POSITIVE_INFINITY)
  await using _server = server
  const iterator = await read(createLogClient({ baseUrl: server.url }))
  await iterator.next()
  let before = -1
  await vi.waitFor(
    () => {
      const grown = written() - before
      before = written()
      expect(grown).toBe(0)
    },
    { interval: 100, timeout: 5000 },
  )
  expect(written()).toBeLessThan(16 * megabyte)
  await iterator.return?.()
})

test.each(['stream', 'follow', 'lines'])('%s keeps nothing of the 15 MB that it has given', async (name) => {
  const { server, written } = await serveLines(60_000 * 250)
  await using _server = server
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
    if (written() < next) continue
    next = written() + 5 * megabyte
    most = Math.max(most, await measure())
  }
  expect((most - before) / megabyte).toBeLessThan(1)
})
