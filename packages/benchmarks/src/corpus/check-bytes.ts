/** Compares what comes, piece by piece, with what was sent. */
export interface Check {
  /** @throws Error at the first difference. */
  take(piece: Uint8Array): void
  /** @throws Error if something is missing at the end. */
  finish(): void
}

/** Compares every byte with what was sent, of which there may be more by the time when more comes. */
export function checkBytes(getSent: () => Buffer): Check {
  let received = 0
  return {
    take(piece) {
      const sent = getSent()
      const end = received + piece.length
      if (!sent.subarray(received, end).equals(piece)) {
        throw new Error(`Of ${sent.length} bytes that were sent, another came between ${received} and ${end}.`)
      }
      received = end
    },
    finish() {
      const sent = getSent()
      if (received !== sent.length) throw new Error(`Of ${sent.length} bytes that were sent, ${received} came.`)
    },
  }
}
