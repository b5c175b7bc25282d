import type { ResponseHead } from './exchange.ts'
import { parseHead } from './read-head.ts'

/** An answer as its framing delimits it, and the bytes that stand behind it. */
export interface ParsedAnswer {
  readonly head: ResponseHead
  readonly body: Buffer
  readonly rest: Buffer
}

/**
 * The answer at the start of these bytes (RFC 9112, section 6.3); undefined as long as it is not complete. `closed` says that no more
 * will come.
 *
 * @throws Error if it is no HTTP.
 */
export function parseAnswer(bytes: Buffer, closed: boolean): ParsedAnswer | undefined {
  const parsed = parseHead(bytes)
  if (parsed === undefined) {
    const begun = bytes.toString('latin1', 0, 5)
    if (!'HTTP/'.startsWith(begun)) throw new Error(`no HTTP: ${JSON.stringify(begun)}`)
    return undefined
  }
  const { head, rest } = parsed
  const value = (name: string): string | undefined => head.headers.find(([given]) => given.toLowerCase() === name)?.[1]
  if (head.status === 204 || head.status === 304) return { head, body: Buffer.alloc(0), rest }
  if (/\bchunked$/i.test(value('transfer-encoding') ?? '')) {
    const unchunked = parseChunks(rest)
    return unchunked && { head, ...unchunked }
  }
  const length = value('content-length')
  if (length === undefined) return closed ? { head, body: rest, rest: Buffer.alloc(0) } : undefined
  if (!/^\d+$/.test(length)) throw new Error(`no length: ${length}`)
  const end = Number(length)
  return rest.length < end ? undefined : { head, body: rest.subarray(0, end), rest: rest.subarray(end) }
}

function parseChunks(bytes: Buffer): { body: Buffer; rest: Buffer } | undefined {
  const chunks: Buffer[] = []
  for (let at = 0; ; ) {
    const end = bytes.indexOf('\r\n', at)
    if (end === -1) return undefined
    const line = bytes.toString('latin1', at, end)
    const size = /^([0-9a-f]+)[ \t]*(?:;.*)?$/i.exec(line)?.[1]
    if (size === undefined) throw new Error(`no size of a chunk: ${JSON.stringify(line)}`)
    const from = end + 2
    const to = from + Number.parseInt(size, 16)
    if (to === from) {
      // A trailer may follow, and then an empty line.
      const over = bytes.indexOf('\r\n\r\n', end)
      return over === -1 ? undefined : { body: Buffer.concat(chunks), rest: bytes.subarray(over + 4) }
    }
    if (bytes.length < to + 2) return undefined
    chunks.push(bytes.subarray(from, to))
    at = to + 2
  }
}
