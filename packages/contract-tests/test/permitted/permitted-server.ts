import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, STATUS_CODES } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { answerLiterally } from './answer-literally.ts'
import type { Answer, Asked, Policy } from './policy.ts'
import { Runs } from './runs.ts'

/** Starts the server on a free loopback port. */
export async function startPermittedServer(
  policy: Policy,
): Promise<{ url: string; runs: Runs; close(): Promise<void> }> {
  const runs = new Runs(policy)
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (policy.http10) speakOlderVersion(response)
    response.sendDate = policy.dated
    let asked = readRequest(request)
    for (const { ask } of policy.switches) asked = { ...asked, ...ask?.(asked) }
    let answer = answerLiterally(asked, runs, policy)
    for (const { answer: change } of policy.switches) answer = { ...answer, ...change?.(answer, asked) }
    await send(answer, asked.method, response, policy)
  }
  const server = createServer((request, response) => void handle(request, response))
  server.on('connect', (_, socket) => refuseBarely(socket, 501))
  server.on('clientError', ({ code }: NodeJS.ErrnoException, socket) =>
    refuseBarely(socket, code === 'HPE_INVALID_METHOD' ? policy.unknownMethod : 400),
  )
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const close = async (): Promise<void> => {
    server.closeAllConnections()
    await once(server.close(), 'close')
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, runs, close }
}

function readRequest({ method = '', url = '', headers }: IncomingMessage): Asked {
  const [path = '', ...query] = url.replace(/^https?:\/\/[^/]*/i, '').split('?')
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
  return { method, path, query: new URLSearchParams(query.join('?')), headers, hasBody }
}

async function send(answer: Answer, method: string, response: ServerResponse, policy: Policy): Promise<void> {
  const { status, body, chunked } = answer
  const whole = Buffer.isBuffer(body)
  const length = whole && !chunked && status !== 204 && status !== 304 ? `${body.length}` : undefined
  const headers = Object.entries({ 'Content-Length': length, ...answer.headers }).filter(
    ([, value]) => value !== undefined,
  )
  await delay(policy.delayMs)
  response.writeHead(status, headers.flat() as string[]).flushHeaders()
  const nothing = method === 'HEAD' || (whole && body.length === 0)
  await pipeline(cut(nothing ? [] : whole ? [body] : body, policy), response).catch(() => {})
}

/** Late, and each byte by itself, as the policy says; the rest of what is long comes in one. */
async function* cut(pieces: Iterable<Buffer> | AsyncIterable<Buffer>, policy: Policy): AsyncGenerator<Buffer> {
  const single = policy.bytewise ? 2000 : 0
  for await (const piece of pieces) {
    await delay(policy.delayMs)
    for (const byte of piece.subarray(0, single)) yield Buffer.of(byte)
    if (piece.length > single) yield piece.subarray(single)
  }
}

function refuseBarely(socket: Duplex, status: number): void {
  const lines = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, `Date: ${new Date().toUTCString()}`]
  if (socket.writable) socket.end([...lines, 'Connection: close', 'Content-Length: 0', '', ''].join('\r\n'))
}

/** A server may conform to HTTP/1.0 alone: then its answer ends with the connection. */
function speakOlderVersion(response: ServerResponse): void {
  response.shouldKeepAlive = false
  response.useChunkedEncodingByDefault = false
  const socket = response.socket as Socket
  const write = socket.write.bind(socket) as (chunk: unknown, ...rest: unknown[]) => boolean
  socket.write = (chunk: unknown, ...rest: unknown[]): boolean =>
    write(typeof chunk === 'string' ? chunk.replace(/^HTTP\/1\.1 /, 'HTTP/1.0 ') : chunk, ...rest)
}
