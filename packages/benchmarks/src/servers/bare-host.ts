import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { joinLog, servedLogs } from '../corpus/served-logs.ts'
import type { LogHost } from './hosts.ts'

/** What node:http can do at most: the same bytes, ready in memory, sent without a question asked. */
export async function startBareHost(): Promise<LogHost> {
  const logs = new Map([
    ['/v2/logs/small', joinLog(servedLogs.small)],
    ['/v2/logs/capped', joinLog(servedLogs.capped)],
  ])
  const followers = new Set<ServerResponse>()
  const server = createServer((request, response) => {
    const log = logs.get(request.url as string)
    if (!log) {
      followers.add(response)
      response.on('close', () => followers.delete(response))
      response.writeHead(200, { 'Content-Type': 'text/plain; charset=utf-8' }).flushHeaders()
      return
    }
    response
      .writeHead(200, {
        'Content-Type': 'text/plain; charset=utf-8',
        'Content-Length': log.length,
        'X-Content-Type-Options': 'nosniff',
        'X-RateLimit-Limit': 60,
      })
      .end(log)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    append(bytes) {
      for (const follower of followers) follower.write(bytes)
    },
  }
}
