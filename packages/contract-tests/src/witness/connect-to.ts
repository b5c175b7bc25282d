import type { Socket } from 'node:net'
import { connect as connectPlain } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { WitnessRequest } from './exchange.ts'

/** A bare connection to an origin, for what an HTTP client would not show. */
export function connectTo(origin: string): Socket {
  const url = new URL(origin)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return url.protocol === 'https:'
    ? connectTls({ host, port: Number(url.port || 443), servername: host })
    : connectPlain({ host, port: Number(url.port || 80) })
}

/** Sends a request exactly as it is written. */
export function sendTo(socket: Socket, { origin, method, path, headers, body = '' }: WitnessRequest): void {
  const all = { Host: new URL(origin).host, ...headers }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.write(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`, 'latin1')
  if (body !== '') socket.write(body)
}

/** What went wrong with a connection, with its code. */
export function describeError(error: NodeJS.ErrnoException): string {
  const { code, message } = error
  return code === undefined || message.includes(code) ? message : `${code}: ${message}`
}
