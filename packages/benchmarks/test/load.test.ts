import type { RequestListener } from 'node:http'
import { createServer } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { servedLogs } from '../src/corpus/served-logs.ts'
import { load } from '../src/programs/load.ts'
import { listen } from '../src/servers/listen.ts'

const { bytes } = servedLogs.small

async function loadServer(url: string) {
  return load({ url, log: 'small', connections: 2, pipelined: 3, forMs: 0 })
}

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return listen(server)
}

test('each connection gets as many answers as it sent requests', async () => {
  const url = await serve((_, response) => response.end(bytes))
  expect((await loadServer(url)).answers).toBe(6)
})

test.each<[string, RequestListener]>([
  ['an answer that is not a 200', (_, response) => response.writeHead(429).end(bytes)],
  ['a log with another byte', (_, response) => response.end(Buffer.from(bytes).fill('x', 500, 501))],
  ['a log that ends early', (_, response) => response.end(bytes.subarray(1))],
])('%s is refused before the clock runs', async (_, answer) => {
  await expect(loadServer(await serve(answer))).rejects.toThrow(/, and not the log of 1 kB:/)
})

test.each<[string, RequestListener, string]>([
  ['longer than the first', (_, response) => response.end(Buffer.alloc(3000)), 'bytes came'],
  ['broken off', (_, response) => response.destroy(), 'An answer broke off.'],
])('a later answer that is %s is refused', async (_, later, message) => {
  let requests = 0
  const url = await serve((request, response) => {
    requests += 1
    if (requests === 1) response.end(bytes)
    else later(request, response)
  })
  await expect(loadServer(url)).rejects.toThrow(message)
})
