import type { ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ServedLogId } from '../corpus.ts'
import { readClock, servedLogs } from '../corpus.ts'
import { listen } from '../servers/listen.ts'

export type HostName = '@get-log/server' | 'bare node:http' | 'prism mock' | 'Prism, silent'

/**
 * A server of logs. It has the served logs `small` and `capped`, finished, and `live`, which is empty and grows.
 * What a server can't do, it leaves out.
 */
interface LogHost {
  readonly url: string
  append?(bytes: Uint8Array): void
}

const hosts: Readonly<Record<HostName, () => Promise<LogHost>>> = {
  '@get-log/server': startGetLogHost,
  'bare node:http': startBareHost,
  'prism mock': async () => (await import('../servers/prism.ts')).startPrismCommand(),
  'Prism, silent': async () => (await import('../servers/prism.ts')).startSilentPrism(),
}
const host = await hosts[process.argv[3] as HostName]()

/** The URL of the server. */
export const url = (): string => host.url

/** Adds to the live log; gives the time just before, in milliseconds of the machine's monotonic clock. */
export function append(bytes: Uint8Array): number {
  const before = readClock()
  host.append?.(bytes)
  return before
}

/** The memory of this process in bytes, after what can be collected was collected. Needs `--expose-gc`. */
export async function memory(): Promise<number> {
  for (let time = 0; time < 3; time += 1) {
    globalThis.gc?.()
    await sleep(50)
  }
  return process.memoryUsage.rss()
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

/**
 * The most that node:http can do: the same bytes, ready in memory, sent without any checks. Any other log consists of ticks: it is
 * written to the first reader, and once it has ended, it is like the others.
 */
async function startBareHost(): Promise<LogHost> {
  const followers = new Set<ServerResponse>()
  const ended = new Map<string, Buffer>()
  const type = { 'Content-Type': 'text/plain; charset=utf-8' }
  const server = createServer((request, response) => {
    const id = request.url?.slice('/v2/logs/'.length).split('?', 1)[0] ?? ''
    const log = servedLogs[id as ServedLogId]?.bytes ?? ended.get(id)
    const headers = { 'Content-Length': log?.length, 'X-Content-Type-Options': 'nosniff', 'X-RateLimit-Limit': 60 }
    if (log) return response.writeHead(200, { ...type, ...headers }).end(log)
    response.writeHead(200, type).flushHeaders()
    if (id !== 'live') return writeTicks(response).then((log) => ended.set(id, log))
    followers.add(response)
    return response.on('close', () => followers.delete(response))
  })
  // A client that waits for its turn keeps its connection.
  server.keepAliveTimeout = 0
  return {
    url: await listen(server),
    append(bytes) {
      for (const follower of followers) follower.write(bytes)
    },
  }
}

/** Writes a line every 4 ms, each with the time twice: in the format of logs, and by the machine's clock. Returns the log. */
async function writeTicks(response: ServerResponse): Promise<Buffer> {
  let log = ''
  for (let left = 150; left > 0; left -= 1) {
    if (log) await sleep(4)
    const line = `${new Date().toISOString()} ${readClock()}\n`
    log += line
    if (left > 1) response.write(line)
    else response.end(line)
  }
  return Buffer.from(log)
}
