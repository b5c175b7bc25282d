import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { createLogServer } from '@get-log/server'
import type { TestProject } from 'vitest/node'
import { listen } from '../servers/listen.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    logUrl: string
    /** Where its control interface is, for pages of a browser, too. */
    controlUrl: string
  }
}

const cutLog = gzipSync('2017-07-14T06:00:49.733Z a line\n'.repeat(100)).subarray(0, -8)

/** Starts the reference server for tests that run in a browser as well, where no server can be started. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = createLogServer({ rateLimit: 1_000_000 })
  const { url, controlUrl } = await server.listen({ controlPort: 0 })

  // The control interface refuses web pages, as it should; this lets them in, for the tests only.
  const relay = createServer(async (request, response) => {
    response.setHeader('access-control-allow-origin', '*')
    response.setHeader('access-control-allow-headers', '*')
    response.setHeader('access-control-allow-methods', '*')
    if (request.method === 'OPTIONS') return response.end()
    // A log that is compressed, whatever was asked for, and truncated: the coding ends early, the HTTP body cleanly.
    if (request.url?.startsWith('/v2/logs/')) {
      response.writeHead(200, { 'content-type': 'text/plain', 'content-encoding': 'gzip' })
      return response.write(cutLog, () => response.end())
    }
    const answer = await fetch(`${controlUrl}${request.url}`, {
      method: request.method as string,
      headers: { 'content-type': request.headers['content-type'] ?? '' },
      body: (await text(request)) || null,
    })
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' })
    response.end(Buffer.from(await answer.arrayBuffer()))
  })
  project.provide('logUrl', url)
  project.provide('controlUrl', await listen(relay))

  return async () => {
    relay.closeAllConnections()
    await new Promise((resolve) => relay.close(resolve))
    await server.close()
  }
}
