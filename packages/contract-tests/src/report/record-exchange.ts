import { showControls } from '../print/show-controls.ts'
import { redact } from '../redaction/redact.ts'
import type { Chunk, Exchange } from '../witness/exchange.ts'
import type { RecordedExchange } from './report.ts'

const shownBytes = 2048
const shownChunks = 200

/** An exchange as a report shows it: redacted before anything is cut, so that no half of a token remains. */
export function recordExchange(exchange: Exchange, secrets: Iterable<string>): RecordedExchange {
  const { request, head, end, detail, durationMs } = exchange
  // The body may break off in the middle of a token, too.
  const text = redact(`${exchange.text}…`, secrets).replace(/…$/, '')
  return {
    request: {
      method: request.method,
      url: `${request.origin}${request.path}`,
      headers: Object.entries(request.headers),
    },
    ...(head !== undefined && { response: head }),
    body: {
      bytes: exchange.received,
      text: showControls(text.slice(0, shownBytes)),
      truncated: text.length > shownBytes || exchange.received > exchange.body.byteLength,
    },
    chunks: mergeChunks(exchange.chunks),
    end,
    ...(detail !== undefined && { detail }),
    durationMs: roundMs(durationMs),
  }
}

/** Milliseconds to three decimals, which is as much as anyone reads. */
export function roundMs(durationMs: number): number {
  return Math.round(durationMs * 1000) / 1000
}

/** Keeps a drawing of many chunks small: neighbours become one, at the time of the last. */
function mergeChunks(chunks: readonly Chunk[]): { at: number; bytes: number }[] {
  const size = Math.ceil(chunks.length / shownChunks)
  return Array.from({ length: Math.ceil(chunks.length / Math.max(1, size)) }, (_, index) => {
    const group = chunks.slice(index * size, (index + 1) * size)
    return { at: roundMs(group.at(-1)?.at ?? 0), bytes: group.reduce((sum, chunk) => sum + chunk.size, 0) }
  })
}
