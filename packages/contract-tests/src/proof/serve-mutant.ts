import type { IncomingMessage } from 'node:http'
import { createServer, request as send } from 'node:http'
import type { AddressInfo, Server, Socket } from 'node:net'
import type { Field, Intercept, WireAnswer, WireRequest } from '../faults/wire.ts'
import { fieldOf, Reset, readAll } from '../faults/wire.ts'

/** Puts a mutant in front of the reference server at `upstream`, on a free loopback port. */
export function serveMutant(upstream: string, intercept: Intercept): Promise<Listening> {
  return listen(
    createServer((incoming) => {
      void answer(incoming, upstream, intercept).catch((error) => {
        if (error instanceof Reset) incoming.socket.resetAndDestroy()
        else incoming.socket.destroy()
      })
    }),
  )
}

async function answer(incoming: IncomingMessage, upstream: string, intercept: Intercept): Promise<void> {
  const { socket } = incoming
  const leaving = new AbortController()
  socket.once('close', () => leaving.abort())
  const request: WireRequest = {
    method: incoming.method ?? 'GET',
    path: incoming.url ?? '/',
    fields: pairUp(incoming.rawHeaders),
    body: await readAll(incoming),
  }
  const forward = async (changed: WireRequest): Promise<WireAnswer> => passOn(upstream, changed, leaving.signal)
  await writeAnswer(socket, await intercept(request, forward))
}

/** Writes an answer byte by byte, so that nothing on the way can correct a fault. */
async function writeAnswer(socket: Socket, { status, reason, fields, body, framing }: WireAnswer): Promise<void> {
  const framed: Field[] = framing === 'chunked' ? [['Transfer-Encoding', 'chunked']] : []
  const closing: Field[] = fieldOf({ fields }, 'Connection') === undefined ? [['Connection', 'close']] : []
  const lines = [...fields, ...framed, ...closing].map(([name, value]) => `${name}: ${value}\r\n`)
  socket.write(`HTTP/1.1 ${status} ${reason}\r\n${lines.join('')}\r\n`, 'latin1')
  for await (const piece of body) {
    if (socket.destroyed) return
    if (framing === 'chunked') socket.write(`${piece.byteLength.toString(16)}\r\n`)
    const drained = socket.write(piece)
    if (framing === 'chunked') socket.write('\r\n')
    if (!drained) await new Promise<void>((resolve) => socket.once('drain', resolve).once('close', resolve))
  }
  socket.end(framing === 'chunked' ? '0\r\n\r\n' : '')
}

async function passOn(upstream: string, request: WireRequest, signal: AbortSignal): Promise<WireAnswer> {
  const { hostname, port } = new URL(upstream)
  const fields = request.fields.filter(([name]) => !/^(connection|host|transfer-encoding)$/i.test(name))
  const headers = { ...Object.fromEntries(fields), connection: 'close' }
  const { method, path } = request
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const outgoing = send({ hostname, port, method, path, headers, agent: false, signal }, resolve)
    outgoing.on('error', reject)
    outgoing.end(request.body)
  })
  const given = pairUp(response.rawHeaders).filter(
    ([name]) => !/^(connection|transfer-encoding|keep-alive)$/i.test(name),
  )
  const bare = method === 'HEAD' || response.statusCode === 204
  const sized = response.headers['content-length'] !== undefined
  return {
    status: response.statusCode ?? 0,
    reason: response.statusMessage ?? '',
    fields: given,
    body: response,
    framing: bare ? 'none' : sized ? 'length' : 'chunked',
  }
}

function pairUp(raw: readonly string[]): Field[] {
  return Array.from({ length: raw.length / 2 }, (_, index) => [raw[2 * index] ?? '', raw[2 * index + 1] ?? ''])
}

/** A server that listens; disposing of it ends its connections. */
export interface Listening extends AsyncDisposable {
  readonly url: string
}

/** Lets a server listen on a free loopback port. */
export async function listen(server: Server): Promise<Listening> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const dispose = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, [Symbol.asyncDispose]: dispose }
}
