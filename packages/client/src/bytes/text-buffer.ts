/** Bytes of UTF-8 that come in pieces and are wanted as one text. */
export interface TextBuffer {
  /** How many bytes there are. */
  readonly length: number
  append(piece: Uint8Array): void
  /** Gives all of them as text, and begins anew. Every character is kept, even a byte order mark; what is none is U+FFFD. */
  take(): string
}

/** Makes an empty buffer. It doubles when it is full, so that each byte is copied a bounded number of times. */
export function createTextBuffer(capacity: number): TextBuffer {
  let bytes = new Uint8Array(capacity)
  let length = 0
  let wasMultibyte = false
  return {
    get length() {
      return length
    },
    append(piece) {
      const needed = length + piece.length
      if (needed > bytes.length) {
        const larger = new Uint8Array(Math.max(needed, 2 * bytes.length))
        larger.set(bytes)
        bytes = larger
      }
      bytes.set(piece, length)
      length = needed
    },
    take() {
      const taken = bytes.subarray(0, length)
      const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
      // The same text with and without `stream`. In Node 20 and 22, ASCII is decoded many times as fast without, and all
      // else half as fast: what comes next is likely to be of the kind that came before.
      const text = decoder.decode(taken, { stream: wasMultibyte }) + decoder.decode()
      wasMultibyte = text.length < length
      length = 0
      return text
    },
  }
}
