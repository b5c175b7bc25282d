/** Compares what comes, piece by piece, with what was sent. */
export interface Check {
  /** @throws Error at the first difference. */
  take(piece: Uint8Array): void
  /** @throws Error if something is missing at the end. */
  finish(): void
}

/** Compares every byte. */
export function checkBytes(sent: Buffer): Check {
  let received = 0
  return {
    take(piece) {
      const end = received + piece.length
      if (!sent.subarray(received, end).equals(piece)) {
        throw new Error(`Of ${sent.length} bytes that were sent, another came between ${received} and ${end}.`)
      }
      received = end
    },
    finish() {
      if (received !== sent.length) throw new Error(`Of ${sent.length} bytes that were sent, ${received} came.`)
    },
  }
}
