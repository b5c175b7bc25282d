import type { RequestListener } from 'node:http'
import { createServer } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { servedLogs } from '../src/corpus.ts'
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

const isRight: RequestListener = (_, response) => response.end(bytes)

test.each<[string, RequestListener, RequestListener, RegExp]>([
  ['that is not a 200', (_, response) => response.writeHead(429).end(bytes), isRight, /, and not the log of 1 kB:/],
  ['with another byte', (_, response) => response.end(`x${bytes.subarray(1)}`), isRight, /, and not the log of 1 kB:/],
  ['that ends early', (_, response) => response.end(bytes.subarray(1)), isRight, /, and not the log of 1 kB:/],
  ['longer than the first', isRight, (_, response) => response.end(Buffer.alloc(3000)), /bytes arrived/],
  ['that is broken off', isRight, (_, response) => response.destroy(), /An answer broke off\./],
])('an answer %s is refused', async (_, first, later, message) => {
  let requests = 0
  const url = await serve((request, response) => {
    requests += 1
    return requests === 1 ? first(request, response) : later(request, response)
  })
  await expect(loadServer(url)).rejects.toThrow(message)
})
