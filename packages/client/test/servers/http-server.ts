import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import { listen } from './listen.ts'

/** A server for answers that the reference server rightly never gives. */
export interface HttpServer extends AsyncDisposable {
  readonly url: string
  /** Every request so far. */
  readonly requests: readonly IncomingMessage[]
  /** The answers whose end or whose reader's end has not come. */
  readonly open: ReadonlySet<ServerResponse>
  /** How many connections were ever opened. */
  readonly opened: number
}

/** Starts it on a free port of the loopback interface. Its answers are text unless the listener says otherwise. */
export async function serveHttp(listener: RequestListener): Promise<HttpServer> {
  const requests: IncomingMessage[] = []
  const open = new Set<ServerResponse>()
  let opened = 0
  const server = createServer((request, response) => {
    requests.push(request)
    open.add(response)
    response.on('close', () => open.delete(response))
    response.setHeader('content-type', 'text/plain')
    listener(request, response)
  })
  server.on('connection', () => {
    opened += 1
  })
  return {
    url: await listen(server),
    requests,
    open,
    get opened() {
      return opened
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
