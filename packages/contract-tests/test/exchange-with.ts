import { Exchange } from '../src/witness/exchange.ts'

/** A finished exchange with these parts, for trying checks. */
export function exchangeWith(parts: {
  readonly status?: number
  readonly headers?: readonly (readonly [string, string])[]
  readonly body?: Uint8Array | string
}): Exchange {
  return new Exchange({
    request: { method: 'GET', origin: 'http://127.0.0.1', path: '/v2/logs/x', headers: {} },
    head: { httpVersion: '1.1', status: parts.status ?? 200, statusText: 'OK', headers: parts.headers ?? [] },
    chunks: [{ at: 1, size: Buffer.byteLength(parts.body ?? ''), bytes: Buffer.from(parts.body ?? '') }],
    end: 'eof',
    detail: undefined,
    durationMs: 2,
  })
}
