import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import { listen } from './listen.ts'

/** A server for answers that the reference server rightly never gives. */
export interface HttpServer extends AsyncDisposable {
  readonly url: string
  /** Every request so far. */
  readonly requests: IncomingMessage[]
  /** The answers whose end or whose reader's end has not come. */
  readonly open: Set<ServerResponse>
  /** How many connections were ever opened. */
  opened: number
}

/** Starts it on a free port of the loopback interface. Its answers are text unless the listener says otherwise. */
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
