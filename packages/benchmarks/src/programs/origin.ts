import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pipeline } from 'node:stream/promises'
import { liveKinds, writeTick } from '../corpus/live-logs.ts'
import type { ServedLog, ServedLogId } from '../corpus/served-logs.ts'
import { measureLog, servedLogs } from '../corpus/served-logs.ts'
import { answerParent } from '../processes/answer-parent.ts'

// The plainest server that there is, so that the readers are what a sample measures.
const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost')
  const id = pathname.slice('/v2/logs/'.length)
  const log: ServedLog | undefined = servedLogs[id as ServedLogId]
  response.setHeader('Content-Type', 'text/plain; charset=utf-8')
  if (!log) return serveLive(id, response)
  response.setHeader('Content-Length', measureLog(log))
  // A reader that leaves early is none of the server's business.
  await pipeline(repeat(log), response).catch(() => {})
})

function* repeat({ block, repeats }: ServedLog): Generator<Buffer> {
  for (let sent = 0; sent < repeats; sent += 1) yield block
}

const ended = new Map<string, string>()

/** Writes a live log to who asks first, and all of it, with its length, to who asks for it once it has ended. */
function serveLive(id: string, response: ServerResponse): void {
  const kind = liveKinds[id.split('-')[0] as keyof typeof liveKinds]
  if (!kind || ended.has(id)) {
    response.writeHead(kind ? 200 : 404).end(ended.get(id))
    return
  }
  let log = ''
  let lines = 0
  const write = () => {
    const line = writeTick()
    log += line
    lines += 1
    if (lines < kind.lines) return response.write(line)
    clearInterval(timer)
    ended.set(id, log)
    response.end(line)
  }
  const timer = setInterval(write, kind.everyMs)
  write()
  response.on('close', () => clearInterval(timer))
}

// Who waits for its turn keeps its connection.
server.keepAliveTimeout = 0
server.listen(0, '127.0.0.1')
await once(server, 'listening')

const methods = {
  url: (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
}
/** What the origin can be asked for. */
export type OriginMethods = typeof methods
answerParent(methods)
