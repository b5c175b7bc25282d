import type { ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import { liveLog, writeTick } from '../corpus/live-log.ts'
import type { ServedLogId } from '../corpus/served-logs.ts'
import { servedLogs } from '../corpus/served-logs.ts'
import { listen } from '../servers/listen.ts'

const ended = new Map<string, string>()

// The plainest server that there is, so that the readers are what a sample measures.
const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost')
  const id = pathname.slice('/v2/logs/'.length)
  const log = servedLogs[id as ServedLogId]?.bytes ?? ended.get(id)
  response.setHeader('Content-Type', 'text/plain; charset=utf-8')
  if (log === undefined) serveLive(id, response)
  else response.end(log)
})
// Who waits for its turn keeps its connection.
server.keepAliveTimeout = 0

/** Writes a live log to who asks first; once it has ended, it is one like the others. */
function serveLive(id: string, response: ServerResponse): void {
  let log = ''
  let lines = 0
  const write = () => {
    const line = writeTick()
    log += line
    lines += 1
    if (lines < liveLog.lines) return response.write(line)
    clearInterval(timer)
    ended.set(id, log)
    response.end(line)
  }
  const timer = setInterval(write, liveLog.everyMs)
  write()
  response.on('close', () => clearInterval(timer))
}

/** Starts a server of the logs that the client benchmarks read; gives its URL. */
export function start(): Promise<string> {
  return listen(server)
}
