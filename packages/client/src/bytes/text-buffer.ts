/** Decodes UTF-8 that arrives in pieces. Keeps every character, even a byte order mark; invalid bytes become U+FFFD. */
export interface TextBuffer {
  /** How many bytes have not been returned as text yet. */
  readonly length: number
  /** Adds a piece and returns the text up to the last line feed, which no character can span; `''` if there is none. */
  push(piece: Uint8Array): string
  /** Returns the rest and starts over. */
  take(): string
}

const newline = 10

/** Creates an empty buffer. It doubles when full, so that each byte is copied a bounded number of times. */
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
    // `stream` does not change the text. In Node 20 and 22, ASCII decodes many times faster without it and everything
    // else half as fast; the next text is likely to be of the same kind as the last.
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
