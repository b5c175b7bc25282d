import type { ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { ServedLogId } from '../corpus/served-logs.ts'
import { servedLogs } from '../corpus/served-logs.ts'
import { listen } from './listen.ts'

/** The name of a host, as it stands in every table. */
export type HostName = '@get-log/server' | 'bare node:http' | 'prism mock' | 'Prism, silent'

/**
 * A server under load. It has the served logs `small` and `capped`, finished, and `live`, which is empty and grows.
 * What a server can't do, it leaves out.
 */
export interface LogHost {
  readonly url: string
  /** Adds to the log `live`. */
  append?(bytes: Uint8Array): void
}

/** All hosts, each loaded only by the process that is to be it. */
export const hosts: Readonly<Record<HostName, () => Promise<LogHost>>> = {
  '@get-log/server': startGetLogHost,
  'bare node:http': startBareHost,
  'prism mock': async () => (await import('./prism-host.ts')).startPrismHost(),
  'Prism, silent': async () => (await import('./prism-host.ts')).startSilentPrismHost(),
}

/** This project's server, with its logs in memory and no rate limit to speak of. */
async function startGetLogHost(): Promise<LogHost> {
  const { createLogServer } = await import('@get-log/server')
  const server = createLogServer({ rateLimit: Number.MAX_SAFE_INTEGER })
  for (const [id, { bytes }] of Object.entries(servedLogs)) {
    const run = server.runs.start({ id })
    run.append(bytes)
    run.finish()
  }
  const live = server.runs.start({ id: 'live' })
  const { url } = await server.listen()
  return { url, append: (bytes) => live.append(bytes) }
}

/** What node:http can do at most: the same bytes, ready in memory, sent without a question asked. */
async function startBareHost(): Promise<LogHost> {
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
