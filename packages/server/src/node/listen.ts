import type { IncomingMessage, Server } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { HttpBindings } from '@hono/node-server'
import { getRequestListener, RequestError } from '@hono/node-server'
import type { Answer } from '../answer/answer.ts'
import { Refusal } from '../answer/refusal.ts'
import type { LogServerListenOptions } from '../listening.ts'
import { refuseEarly } from './refuse-early.ts'
import { writeAnswer } from './write-answer.ts'

/** Where to listen, how to refuse, and whether a request's body may take as long as it likes; by default it may not. */
export interface ListenOptions extends Omit<LogServerListenOptions, 'controlPort' | 'controlToken'> {
  readonly refuse: (refusal: Refusal) => Answer
  readonly endlessBodies?: boolean
}

/** A Node server that answers with a web-standard handler. */
export interface Listener {
  readonly url: string
  /** Accepts no more connections, waits `graceMs` for open answers to end, then cuts the rest. */
  close(graceMs: number): Promise<void>
}

const closeIdleEveryMs = 20

const nameless = new Refusal(400, 'Invalid input: The request has no Host, or more than one.')

/** Starts listening. Rejects as node:net does, for instance with the code `EADDRINUSE`. */
export async function listen(
  answer: (request: Request, node: HttpBindings) => Response | Promise<Response>,
  { port = 0, host = '127.0.0.1', requestTimeoutMs = 10_000, endlessBodies = false, refuse }: ListenOptions,
): Promise<Listener> {
  const listener = getRequestListener((request, node) => answer(request, node as HttpBindings), {
    overrideGlobalObjects: false,
    errorHandler: (error) => {
      const answer = refuse(refusalFor(error))
      return new Response(answer.body as Uint8Array<ArrayBuffer>, answer)
    },
    // For HTTP/1.0 requests, which have no Host.
    hostname: 'localhost',
  })
  const server = createServer(
    {
      headersTimeout: requestTimeoutMs,
      requestTimeout: endlessBodies ? 0 : requestTimeoutMs,
      connectionsCheckingInterval: Math.min(1000, requestTimeoutMs),
      requireHostHeader: false,
    },
    (incoming, outgoing) => {
      if (!hasHost(incoming)) writeAnswer(refuse(nameless), outgoing)
      else void listener(incoming, outgoing)
    },
  )
  refuseEarly(server, refuse)
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    // Each of many pipelined requests adds a listener to it.
    socket.setMaxListeners(0)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve())
  })
  const { address, family, port: actualPort } = server.address() as AddressInfo
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${actualPort}`,
    close: (graceMs) => closeServer(server, sockets, graceMs),
  }
}

/** Whether a request has exactly one Host, as RFC 9112, section 3.2, demands, or is HTTP/1.0 and needs none. */
function hasHost({ rawHeaders, httpVersion }: IncomingMessage): boolean {
  const hosts = rawHeaders.filter((name, index) => index % 2 === 0 && /^host$/i.test(name))
  return hosts.length === 1 || (hosts.length === 0 && httpVersion === '1.0')
}

/**
 * 400 for what is not a valid request, such as a forged Host, or is incomplete since its sender left; anything else is an
 * error of this server.
 */
function refusalFor(error: unknown): Refusal {
  if (error instanceof RequestError) return new Refusal(400, `Invalid input: ${error.message}.`)
  if ((error as NodeJS.ErrnoException).code === 'ECONNRESET') return new Refusal(400)
  console.error(error)
  return new Refusal(500)
}

function closeServer(server: Server, sockets: ReadonlySet<Socket>, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs)
    // A connection whose answer ends now would otherwise be kept alive for another request.
    const closeIdle = setInterval(() => server.closeIdleConnections(), closeIdleEveryMs)
    server.close(() => {
      clearTimeout(cut)
      clearInterval(closeIdle)
      resolve()
    })
    server.closeIdleConnections()
    // node:http does not count a connection that never sent anything as idle.
    for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy()
  })
}
