import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import { listen } from './listen.ts'

/** A server for answers that the reference server never gives. */
export interface HttpServer extends AsyncDisposable {
  readonly url: string
  readonly requests: IncomingMessage[]
  /** The answers that are still being sent or read. */
  readonly open: Set<ServerResponse>
  opened: number
}

/** Starts it on a free loopback port. Its answers are text unless the listener says otherwise. */
export async function serveHttp(listener: RequestListener): Promise<HttpServer> {
  const server = createServer((request, response) => {
    served.requests.push(request)
    served.open.add(response)
    response.on('close', () => served.open.delete(response))
    response.setHeader('content-type', 'text/plain')
    listener(request, response)
  })
  server.on('connection', () => served.opened++)
  const served: HttpServer = {
    url: await listen(server),
    requests: [],
    open: new Set(),
    opened: 0,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return served
}
