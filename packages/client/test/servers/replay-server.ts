import type { HttpServer } from './http-server.ts'
import { serveHttp } from './http-server.ts'

export interface Connection {
  body: string
  /** What happens then: `end` cleanly, `drop` the connection, or stay `open`. Default `end`. */
  ending?: 'end' | 'drop' | 'open'
  /** Whether a `Content-Length` announces the body. Default false. */
  announced?: boolean
  status?: number
}

/**
 * Starts a server that answers the nth request as the nth connection says; the last one repeats. A string is sent verbatim,
 * whatever HTTP says, and is all that its connection sends.
 */
export function serveConnections(
  ...connections: [Connection | string, ...(Connection | string)[]]
): Promise<HttpServer> {
  let next = 0
  return serveHttp(({ socket }, response) => {
    const connection = connections[next] as Connection | string
    next = Math.min(next + 1, connections.length - 1)
    if (typeof connection === 'string') return socket.end(connection, 'latin1')
    const { body, ending = 'end', announced = false, status = 200 } = connection
    response.writeHead(status, announced ? { 'content-length': Buffer.byteLength(body) } : {})
    response.flushHeaders()
    const finish = { end: () => response.end(), drop: () => response.destroy(), open: () => {} }[ending]
    if (body === '') finish()
    else response.write(body, finish)
  })
}
