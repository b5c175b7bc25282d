import { showControls } from '../print/show-controls.ts'
import { redact, redactPart } from '../redaction/redact.ts'
import type { Chunk, Exchange, ResponseHead } from '../witness/exchange.ts'
import type { RecordedExchange } from './report.ts'

const shownBytes = 2048
const shownChunks = 200

/** An exchange as a report shows it: redacted before anything is cut, so that no half of a token remains. */
export function recordExchange(exchange: Exchange, secrets: Iterable<string>): RecordedExchange {
  const { request, head, end, detail, durationMs } = exchange
  const text = Buffer.from(exchange.framed).toString('utf8')
  const clean = (part: string): string => redact(part, secrets)
  const cleanAll = (headers: ResponseHead['headers']) =>
    headers.map(([name, value]) => [clean(name), clean(value)] as const)
  return {
    request: {
      method: request.method,
      url: clean(`${request.origin}${request.path}`),
      headers: cleanAll(Object.entries(request.headers)),
      body: request.body && clean(request.body),
    },
    response: head && { ...head, statusText: clean(head.statusText), headers: cleanAll(head.headers) },
    body: {
      bytes: exchange.received,
      text: showControls(redactPart(text.slice(0, 4 * shownBytes), 0, Math.min(text.length, shownBytes), secrets)),
      truncated: text.length > shownBytes || exchange.received > exchange.framed.byteLength,
    },
    chunks: mergeChunks(exchange.chunks),
    end,
    detail: detail && clean(detail),
    durationMs: roundMs(durationMs),
  }
}

/** Milliseconds to three decimals, which is as much as anyone reads. */
export function roundMs(durationMs: number): number {
  return Math.round(durationMs * 1000) / 1000
}

/** Keeps the drawing of many chunks small: neighbours are merged at the time of the last. */
function mergeChunks(chunks: readonly Chunk[]): { at: number; bytes: number }[] {
  const size = Math.ceil(chunks.length / shownChunks)
  return Array.from({ length: Math.ceil(chunks.length / Math.max(1, size)) }, (_, index) => {
    const group = chunks.slice(index * size, (index + 1) * size)
    return { at: roundMs(group.at(-1)?.at ?? 0), bytes: group.reduce((sum, chunk) => sum + chunk.size, 0) }
  })
}
