import type { ServerResponse } from 'node:http'
import type { HttpServer } from './http-server.ts'
import { serveHttp } from './http-server.ts'

/** How one connection goes. */
export interface Connection {
  /** What is sent of the log. */
  body: string
  /** How it goes on: `end` cleanly, `drop` the connection, or stay `open`. Default `end`. */
  ending?: 'end' | 'drop' | 'open'
  /** Whether a `Content-Length` announces the body. Default false. */
  announced?: boolean
  /** Default 200. */
  status?: number
}

/** Starts a server that answers the first request as the first connection says, and so on; the last one stays. */
export function serveConnections(...connections: [Connection, ...Connection[]]): Promise<HttpServer> {
  let next = 0
  return serveHttp((_, response) => {
    const { body, ending = 'end', announced = false, status = 200 } = connections[next] as Connection
    next = Math.min(next + 1, connections.length - 1)
    response.writeHead(status, announced ? { 'content-length': Buffer.byteLength(body) } : {})
    response.flushHeaders()
    if (body === '') finish(response, ending)
    else response.write(body, () => finish(response, ending))
  })
}

function finish(response: ServerResponse, ending: NonNullable<Connection['ending']>): void {
  if (ending === 'end') response.end()
  if (ending === 'drop') response.destroy()
}
