import { ESCAPE, endOfPlainRun, isPlain } from './ascii.ts'
import type { ByteSink } from './byte-sink.ts'

/** Runs up to this length are copied byte by byte; a longer one is worth the cost of a view and `set`. */
const shortRun = 128
const shortSequence = 64

/**
 * The fast way through text: copies what is printable, leaves out single control characters and complete control
 * sequences, and stops where the state machine must decide. Answers where that is.
 */
export function copyText(chunk: Uint8Array, from: number, sink: ByteSink): number {
  const length = chunk.length
  sink.reserve(length - from)
  const out = sink.bytes
  let to = sink.length
  let at = from
  for (;;) {
    const near = Math.min(length, at + shortRun)
    let byte = 0
    while (at < near) {
      byte = chunk[at] as number
      if (isPlain[byte] !== 1) break
      out[to++] = byte
      at++
    }
    if (at === near) {
      const end = endOfPlainRun(chunk, at)
      out.set(chunk.subarray(at, end), to)
      to += end - at
      at = end
      if (at === length) break
      byte = chunk[at] as number
    }
    if (byte === ESCAPE) {
      const end = endOfControlSequence(chunk, at)
      if (end === 0) break
      at = end
    } else if (byte < 0x80) {
      at++
    } else {
      const end = endOfCharacter(chunk, at)
      if (end === 0) break
      while (at < end) out[to++] = chunk[at++] as number
    }
  }
  sink.length = to
  return at
}

/** Where a control sequence that begins with ESC [ ends, or 0: it is another one, long, odd or cut. */
function endOfControlSequence(chunk: Uint8Array, from: number): number {
  if (chunk[from + 1] !== 0x5b) return 0
  const limit = Math.min(chunk.length, from + shortSequence)
  for (let at = from + 2; at < limit; at++) {
    const byte = chunk[at] as number
    if (byte < 0x20 || byte > 0x7e) return 0
    if (byte >= 0x40) return at + 1
  }
  return 0
}

/** Where a multi-byte character ends, or 0: it is rare, a C1 control, broken or cut. */
function endOfCharacter(chunk: Uint8Array, from: number): number {
  const lead = chunk[from] as number
  const size = lead >= 0xc3 && lead <= 0xdf ? 2 : lead >= 0xe1 && lead <= 0xef && lead !== 0xed ? 3 : 0
  const end = from + size
  if (end > chunk.length) return 0
  for (let at = from + 1; at < end; at++) {
    if (((chunk[at] as number) & 0xc0) !== 0x80) return 0
  }
  return size === 0 ? 0 : end
}
