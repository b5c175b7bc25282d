import { ESCAPE, isPlain, isPlainWord } from './ascii.ts'
import type { ByteSink } from './byte-sink.ts'

const shortSequence = 64

/**
 * The fast way through text: copies what is printable, leaves out single control characters and complete control
 * sequences, and stops where the state machine must decide. Answers where that is.
 */
export function copyText(chunk: Uint8Array, from: number, sink: ByteSink): number {
  const length = chunk.length
  sink.reserve(length - from)
  const out = sink.bytes
  const source = new DataView(chunk.buffer, chunk.byteOffset, length)
  const target = new DataView(out.buffer, out.byteOffset, out.length)
  let to = sink.length
  let at = from
  while (at < length) {
    // Four bytes at a time, which is faster than a view and `set` for runs of any length.
    while (at + 4 <= length) {
      const word = source.getInt32(at, true)
      if (!isPlainWord(word)) break
      target.setInt32(to, word, true)
      at += 4
      to += 4
    }
    const byte = chunk[at] as number
    if (isPlain[byte] === 1) {
      out[to++] = byte
      at++
    } else if (byte === ESCAPE) {
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
  const size = lead > 0xf0 ? 0 : lead === 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0
  const end = from + size
  if (size === 0 || end > chunk.length) return 0
  // After these, some second bytes make a C1 control, an overlong form or a surrogate.
  const second = chunk[from + 1] as number
  if (lead === 0xc2 || lead === 0xe0 ? second < 0xa0 : lead === 0xed ? second > 0x9f : lead === 0xf0 && second < 0x90) {
    return 0
  }
  for (let at = from + 1; at < end; at++) {
    if (((chunk[at] as number) & 0xc0) !== 0x80) return 0
  }
  return end
}
