import type { ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { ServedLogId } from '../corpus/served-logs.ts'
import { servedLogs } from '../corpus/served-logs.ts'
import type { LogHost } from './hosts.ts'
import { listen } from './listen.ts'

/** What node:http can do at most: the same bytes, ready in memory, sent without a question asked. */
export async function startBareHost(): Promise<LogHost> {
  const followers = new Set<ServerResponse>()
  const server = createServer((request, response) => {
    const log = servedLogs[request.url?.slice('/v2/logs/'.length) as ServedLogId]?.bytes
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
  return {
    url: await listen(server),
    append(bytes) {
      for (const follower of followers) follower.write(bytes)
    },
  }
}
