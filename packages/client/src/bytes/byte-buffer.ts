/** Bytes that come in pieces and are wanted in one. */
export interface ByteBuffer {
  /** How many there are. */
  readonly length: number
  append(piece: Uint8Array): void
  /** Gives all of them, until the next piece is appended, and begins anew. */
  take(): Uint8Array
}

/** Makes an empty buffer. It doubles when it is full, so that each byte is copied a bounded number of times. */
export function createByteBuffer(capacity: number): ByteBuffer {
  let bytes = new Uint8Array(capacity)
  let length = 0
  return {
    get length() {
      return length
    },
    append(piece) {
      const needed = length + piece.length
      if (needed > bytes.length) {
        const larger = new Uint8Array(Math.max(needed, 2 * bytes.length))
        larger.set(bytes.subarray(0, length))
        bytes = larger
      }
      bytes.set(piece, length)
      length = needed
    },
    take() {
      const taken = bytes.subarray(0, length)
      length = 0
      return taken
    },
  }
}
