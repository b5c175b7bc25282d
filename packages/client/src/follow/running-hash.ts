/** A hash of all bytes so far, whichever way they were cut into chunks. */
export interface RunningHash {
  update(chunk: Uint8Array): void
  /** The hash of the bytes up to here; more may follow. */
  digest(): string
}

const blockBytes = 32

/**
 * A hash in the manner of xxHash: four lanes of 32 bits, each taking two 32-bit words of every block.
 *
 * It has to be synchronous and incremental on every runtime, which the digests of Web Crypto are not, and nearly as fast
 * as memory, since every byte of every log goes through it. It guards against logs that changed, not against an attacker,
 * who could serve any log in the first place. Each step is a bijection of the lane and of either word, so that a change
 * of one word is always seen; the rotation carries high bits down, so that several changes do not cancel each other but
 * by chance.
 */
export function createRunningHash(): RunningHash {
  const block = new Uint8Array(blockBytes)
  let filled = 0
  let lanes = [1, 2, 3, 4] as [number, number, number, number]

  /** Takes in whole blocks. */
  function mix(blocks: Uint8Array): void {
    const { buffer, byteOffset, length } = blocks
    const view = new DataView(buffer, byteOffset)
    let [a, b, c, d] = lanes
    for (let i = 0; i < length; i += blockBytes) {
      a = absorb(a, view.getInt32(i, true), view.getInt32(i + 4, true))
      b = absorb(b, view.getInt32(i + 8, true), view.getInt32(i + 12, true))
      c = absorb(c, view.getInt32(i + 16, true), view.getInt32(i + 20, true))
      d = absorb(d, view.getInt32(i + 24, true), view.getInt32(i + 28, true))
    }
    lanes = [a, b, c, d]
  }

  /** Takes in what is less than a block, once it is one. */
  function keep(bytes: Uint8Array): void {
    for (const byte of bytes) {
      block[filled] = byte
      filled = (filled + 1) % blockBytes
      if (!filled) mix(block)
    }
  }

  return {
    update(chunk) {
      const start = Math.min((blockBytes - filled) % blockBytes, chunk.length)
      const end = chunk.length - ((chunk.length - start) % blockBytes)
      keep(chunk.subarray(0, start))
      mix(chunk.subarray(start, end))
      keep(chunk.subarray(end))
    },
    // The bytes that fill no block stand there as they are.
    digest: () => `${lanes},${block.subarray(0, filled)}`,
  }
}

function absorb(lane: number, first: number, second: number): number {
  const mixed = Math.imul(lane ^ first, 0x9e3779b1) ^ second
  return (mixed << 15) | (mixed >>> 17)
}
