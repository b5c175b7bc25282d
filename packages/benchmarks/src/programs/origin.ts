import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pipeline } from 'node:stream/promises'
import type { ServedLog, ServedLogId } from '../corpus/served-logs.ts'
import { measureLog, servedLogs } from '../corpus/served-logs.ts'
import { answerParent } from '../processes/answer-parent.ts'

/** How long the run whose log is `ticking` is silent between two lines. */
const silenceMs = 1000

// The plainest server that there is, so that the readers are what a sample measures.
const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost')
  const id = pathname.slice('/v2/logs/'.length)
  response.setHeader('Content-Type', 'text/plain; charset=utf-8')
  if (id === 'ticking') return tick(response)
  const log: ServedLog | undefined = servedLogs[id as ServedLogId]
  if (!log) return response.writeHead(404).end()
  response.setHeader('Content-Length', measureLog(log))
  // A reader that leaves early is none of the server's business.
  await pipeline(repeat(log), response).catch(() => {})
})

function* repeat({ block, repeats }: ServedLog): Generator<Buffer> {
  for (let sent = 0; sent < repeats; sent += 1) yield block
}

function tick(response: ServerResponse): void {
  const line = `${new Date().toISOString()} tick\n`.repeat(2)
  response.write(line)
  const timer = setInterval(() => response.write(line), silenceMs)
  response.on('close', () => clearInterval(timer))
}

server.listen(0, '127.0.0.1')
await once(server, 'listening')

const methods = {
  url: (_: undefined): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
}
/** What the origin can be asked for. */
export type OriginMethods = typeof methods
answerParent(methods)
