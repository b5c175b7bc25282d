import { connectTo } from './connect-to.ts'
import type { Chunk, End, ResponseHead, WitnessRequest } from './exchange.ts'
import { Exchange } from './exchange.ts'
import type { WitnessLimits } from './reading.ts'

/** How long to look for bytes after a head that should be the last of an answer, where the peer keeps the connection open. */
const lingerMs = 300

/**
 * Sends a `HEAD` over a bare socket. An HTTP client drops whatever follows the head, so a body that must not be there
 * (RFC 9110, section 9.3.2) shows only here: it becomes the body of the exchange.
 */
export async function readHead(request: WitnessRequest, limits: WitnessLimits): Promise<Exchange> {
  const startedAt = performance.now()
  const socket = connectTo(request.origin)
  const received: Buffer[] = []
  let times: number[] = []
  return new Promise((resolve) => {
    const finish = (end: End, detail: string | undefined): void => {
      clearTimeout(timer)
      socket.destroy()
      const parsed = parseHead(Buffer.concat(received))
      const at = times.at(-1) ?? 0
      const chunks: Chunk[] =
        parsed !== undefined && parsed.rest.length > 0 ? [{ at, size: parsed.rest.length, bytes: parsed.rest }] : []
      const durationMs = performance.now() - startedAt
      const outcome = parsed === undefined ? { end, detail } : { end: 'eof' as const, detail: undefined }
      resolve(new Exchange({ request, head: parsed?.head, chunks, durationMs, ...outcome }))
      times = []
    }
    let timer = setTimeout(() => finish('timeout', `nothing came for ${limits.silenceMs} ms`), limits.silenceMs)
    socket.on('error', (error) => finish('reset', error.message))
    socket.on('close', () => finish('reset', 'closed without an answer'))
    socket.on('data', (bytes) => {
      received.push(bytes)
      times.push(performance.now() - startedAt)
      const parsed = parseHead(Buffer.concat(received))
      if (parsed === undefined && Buffer.concat(received).length < 65_536) return
      clearTimeout(timer)
      if (parsed === undefined || parsed.rest.length > 0) finish('reset', 'no HTTP')
      else timer = setTimeout(() => finish('eof', undefined), Math.min(lingerMs, limits.silenceMs))
    })
    const headers = { Host: new URL(request.origin).host, ...request.headers }
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
    socket.write(`${request.method} ${request.path} HTTP/1.1\r\n${lines.join('')}\r\n`)
  })
}

/** The final response head at the start of these bytes, and what follows it; undefined as long as it is not complete. */
export function parseHead(bytes: Buffer): { head: ResponseHead; rest: Buffer } | undefined {
  const end = bytes.indexOf('\r\n\r\n')
  if (end === -1) return undefined
  const [first = '', ...lines] = bytes.toString('latin1', 0, end).split('\r\n')
  const match = /^HTTP\/(\d\.\d) (\d{3}) ?(.*)$/.exec(first)
  if (match === null) return undefined
  const [, httpVersion = '', status = '', statusText = ''] = match
  const rest = bytes.subarray(end + 4)
  if (status.startsWith('1')) return parseHead(rest)
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon), line.slice(colon + 1).trim()]
  })
  return { head: { httpVersion, status: Number(status), statusText, headers }, rest }
}
