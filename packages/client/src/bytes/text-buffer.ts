/** Bytes of UTF-8 that come in pieces and are wanted as text. Every character is kept, even a byte order mark; what is none is U+FFFD. */
export interface TextBuffer {
  /** How many bytes there are whose text was not given yet. */
  readonly length: number
  /** Adds a piece, and gives the text up to the last line feed, since no character goes across one; `''` without one. */
  push(piece: Uint8Array): string
  /** Gives the rest, and begins anew. */
  take(): string
}

const newline = 10

/** Makes an empty buffer. It doubles when it is full, so that each byte is copied a bounded number of times. */
export function createTextBuffer(): TextBuffer {
  let bytes = new Uint8Array(256)
  let length = 0
  let wasMultibyte = false

  function append(piece: Uint8Array): void {
    const needed = length + piece.length
    if (needed > bytes.length) {
      const larger = new Uint8Array(Math.max(needed, 2 * bytes.length))
      larger.set(bytes)
      bytes = larger
    }
    bytes.set(piece, length)
    length = needed
  }

  function take(): string {
    const taken = bytes.subarray(0, length)
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
    // The same text with and without `stream`. In Node 20 and 22, ASCII is decoded many times as fast without, and all
    // else half as fast: what comes next is likely to be of the kind that came before.
    const text = decoder.decode(taken, { stream: wasMultibyte }) + decoder.decode()
    wasMultibyte = text.length < length
    length = 0
    return text
  }

  return {
    get length() {
      return length
    },
    push(piece) {
      const cut = piece.lastIndexOf(newline) + 1
      append(piece.subarray(0, cut || piece.length))
      if (!cut) return ''
      const text = take()
      append(piece.subarray(cut))
      return text
    },
    take,
  }
}
