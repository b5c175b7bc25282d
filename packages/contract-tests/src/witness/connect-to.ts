import type { Socket } from 'node:net'
import { connect as connectPlain } from 'node:net'
import { connect as connectTls } from 'node:tls'

/** A bare connection to an origin, for what an HTTP client does not show. */
export function connectTo(origin: string): Socket {
  const url = new URL(origin)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return url.protocol === 'https:'
    ? connectTls({ host, port: Number(url.port || 443), servername: host })
    : connectPlain({ host, port: Number(url.port || 80) })
}
